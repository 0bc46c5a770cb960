import type { CheckoutOrder, ClinkOrder } from '../protocol/CheckoutOrder.ts';
import type { ClinkOptions, RouteOptions } from './HandlerOptions.ts';
import type { IdempotencyStore } from './IdempotencyStore.ts';
import type { WebhookHandlerOptions } from './WebhookHandlerOptions.ts';

/** Options of `createSessionHandler`. They are read once. */
export interface SessionHandlerOptions extends ClinkOptions, RouteOptions {
  /** `pk_…`. Answered to the browser. */
  readonly publishKey: string;
  /**
   * Decides what is paid for. `input` is what the browser sent (without `uiMode` and `returnUrl`) and is not to be
   * believed: look prices up on the server. Nothing of `input` reaches Clink unless it is returned from here. What is
   * returned is checked against Clink's fields; an order that Clink would refuse is answered with 500
   * `invalid_order_resolved`, and `onError` is told which field is wrong. Throw a `CheckoutProblem` to refuse the order
   * with a reason.
   */
  readonly resolveOrder: (input: CheckoutOrder, request: Request) => ClinkOrder | Promise<ClinkOrder>;
  /**
   * Names the session that this order was given before, from what `onSessionCreated` wrote down, so that a second tab,
   * another device or a page that was opened again does not get a second one to pay: each of them asks with an idempotency
   * key of its own. Find it by the shopper too, since whoever is answered may pay it, and by whatever of the order may change
   * beside its price. Clink is asked what became of it:
   *
   * - Paid, or perhaps paid: it is answered, with its `paymentStatus`, and `resolveOrder` is not called.
   * - Unpaid and open: it is answered if it was made for the amount and currency that `resolveOrder` returns now. If the
   *   price changed, or Clink does not say it, there is a new one.
   * - Expired unpaid, or unknown to Clink: there is a new one.
   * - Clink cannot say it: 502, 503, 504 or 422, nothing is started, and the key is free again.
   *
   * `onSessionCreated` is called for new sessions only. Orders that come before the first session is written down are not
   * found. Anything but a session id, or nothing, is answered with 500. @default every key has a session of its own
   */
  readonly findSession?:
    | ((
        input: CheckoutOrder,
        request: Request,
      ) => string | null | undefined | Promise<string | null | undefined>)
    | undefined;
  /**
   * Called for each new session, before it is answered: the place to remember which shopper it belongs to. When it
   * throws, the session is kept and answered to nobody; the next request with the same idempotency key has it called
   * again for the same session. So it should bear to be called twice: write, do not add.
   */
  readonly onSessionCreated?:
    ((session: CreatedSession, request: Request) => void | Promise<void>) | undefined;
  /**
   * Keeps callers apart, so that nobody is answered with the session of another caller who used the same idempotency
   * key: a shopper's or visitor's id. @default all requests share one set of keys
   */
  readonly identifyCaller?: ((request: Request) => string | Promise<string>) | undefined;
  /** Origins a `returnUrl` may lead to, besides the request's own. @default `allowedOrigins` */
  readonly allowedReturnOrigins?: readonly string[] | undefined;
  /**
   * Fields of Clink's create call that this version does not know, and that `resolveOrder` may return unchecked. Any other
   * unknown field is refused, so that a browser's wish that was passed along by mistake does not reach Clink.
   */
  readonly extraFields?: readonly string[] | undefined;
  /**
   * Where idempotency keys are kept. One process can do with its memory, the default; several need one store that they
   * share, else the same order can become a session in each of them.
   * @default `createMemoryStore()`; in production that is said once on the console
   */
  readonly store?: IdempotencyStore | undefined;
}

/** Options of `createStatusHandler`. They are read once. */
export interface StatusHandlerOptions extends ClinkOptions, RouteOptions {
  /**
   * Whether the caller may learn what became of this session: does it belong to the signed-in shopper? Only `true`
   * lets the answer out. It is asked before Clink is.
   */
  readonly authorize: (sessionId: string, request: Request) => boolean | Promise<boolean>;
}

/** Options of `createCheckoutHandler`. They are read once. */
export interface CheckoutHandlerOptions extends SessionHandlerOptions, StatusHandlerOptions {
  /**
   * Clink's events, taken by `POST` to an address that ends in `/webhook`, with the same `store`. For one that shares a
   * transaction with the merchant's data use `createWebhookHandler`.
   * @default no such route
   */
  readonly webhook?:
    Pick<WebhookHandlerOptions, 'secret' | 'onEvent' | 'toleranceMs' | 'leaseMs'> | undefined;
}

/** A session that Clink has just made. */
export interface CreatedSession {
  /** `sess_…` */
  readonly sessionId: string;
  /** As Clink gave it: an ISO 8601 date-time. */
  readonly expireTime: string | number | undefined;
  /** What the browser asked for. */
  readonly input: CheckoutOrder;
  /** What `resolveOrder` made of it. */
  readonly order: ClinkOrder;
}
