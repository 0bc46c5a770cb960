import type { IdempotencyStore } from './IdempotencyStore.ts';
import type { VerifyWebhookOptions } from './readWebhookSettings.ts';
import type { TransactionalStore } from './TransactionalStore.ts';
import type { WebhookEvent } from './WebhookEvent.ts';

/** Options of `createWebhookHandler`. They are read once. */
export interface WebhookHandlerOptions<
  Store extends IdempotencyStore = IdempotencyStore,
> extends VerifyWebhookOptions {
  /**
   * Does what the event calls for, such as fulfilling the order. Called for events of every type, also of those that this
   * version does not know: `switch (event.type)`. Whatever it throws, Clink is asked to deliver the event again.
   */
  readonly onEvent: (event: WebhookEvent, context: WebhookContext<Store>) => void | Promise<void>;
  /**
   * Where it is kept which events were seen. One process can do with its memory, the default; several need one store
   * that they share, else each of them runs the event once. With a `TransactionalStore` an event is applied exactly once.
   * @default `createMemoryStore()`
   */
  readonly store?: Store | undefined;
  /**
   * Milliseconds `onEvent` may take: more than 0, at most an hour. One that takes longer is answered with 500, and the next
   * delivery of the event runs it again, though the first may still be going on. @default 60_000
   */
  readonly leaseMs?: number | undefined;
  /**
   * Told of everything that is answered with a 5xx, and of a store that fails after `onEvent` has ended. An error
   * of `onEvent` is the `cause`. The handler itself prints nothing.
   */
  readonly onError?: ((error: unknown, request: Request) => void) | undefined;
}

/** What `onEvent` gets beside the event. */
export interface WebhookContext<Store extends IdempotencyStore = IdempotencyStore> {
  /**
   * The transaction that the event is remembered in, where the store is a `TransactionalStore`: what is written through it
   * becomes true together with that, or not at all. It ends when `onEvent` does, and is rolled back after `leaseMs`.
   */
  readonly transaction: Store extends TransactionalStore<infer Transaction> ? Transaction : undefined;
}
