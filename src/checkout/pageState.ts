import type { ClinkEnvironment } from '../protocol/environment.ts';
import type { CheckoutSession } from './CheckoutSession.ts';
import type { SharedInstance } from './InstanceLease.ts';

/** One attempt to make a session, from its first request to the session or to being given up. */
export interface SessionAttempt {
  readonly idempotencyKey: string;
  /** Under way at the moment. */
  request: Promise<CheckoutSession> | null;
  /** What the first request said: the same key must come with the same body. */
  returnUrl: string | null;
}

interface PageState {
  /** The SDK instances of this page, by session id. */
  readonly instances: Map<string, SharedInstance>;
  /** By the cache that the session goes to, and by the checkout's identity. */
  readonly attempts: WeakMap<object, Map<string, SessionAttempt>>;
  /** Ways to let go of sessions that may have been paid, by session id. */
  readonly holds: Map<string, () => void>;
  environment: ClinkEnvironment | null;
}

const KEY = Symbol.for('react-clink-checkout.page');

/**
 * What every checkout of a page shares. Kept on the global object and not in a module, so that a hot reload, or a
 * second copy of the library, meets the same instances and attempts and never makes a second one.
 */
export function pageState(): PageState {
  const page = globalThis as { [KEY]?: PageState };
  return (page[KEY] ??= {
    instances: new Map(),
    attempts: new WeakMap(),
    holds: new Map(),
    environment: null,
  });
}
