import type { CheckoutOrder, ClinkOrder } from '../protocol/CheckoutOrder.ts';
import type { ClinkEnvironment } from '../protocol/environment.ts';

/** Options of `createCheckoutHandler`. They are read once. */
export interface CheckoutHandlerOptions {
  /** `sk_…`. Sent to Clink and nowhere else. */
  readonly secretKey: string;
  /** `pk_…`. Answered to the browser. */
  readonly publishKey: string;
  /** Both keys must belong to it. */
  readonly environment: ClinkEnvironment;
  /**
   * Decides what is paid for. `input` is what the browser sent (without `uiMode` and `returnUrl`) and is not to be
   * believed: look prices up on the server. Nothing of `input` reaches Clink unless it is returned from here. What is
   * returned is sent as JSON; where it cannot be, the answer is 500 `invalid_order_resolved`. Throw a `CheckoutProblem`
   * to refuse the order with a reason.
   */
  readonly resolveOrder: (input: CheckoutOrder, request: Request) => ClinkOrder | Promise<ClinkOrder>;
  /**
   * Whether the caller may learn what became of this session: does it belong to the signed-in shopper? Only `true`
   * lets the answer out. It is asked before Clink is.
   */
  readonly authorize: (sessionId: string, request: Request) => boolean | Promise<boolean>;
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
  /**
   * Told of everything that is answered with a 5xx, for the merchant's log. Holds no key and no body. The handler
   * itself logs nothing.
   */
  readonly onError?: ((error: unknown, request: Request) => void) | undefined;
  /**
   * Address of Clink's REST API. @default the one of `environment`; anything else must be an http address of this
   * machine, such as the embedded Clink of this project.
   */
  readonly apiUrl?: string | undefined;
  /**
   * Origins of pages that may ask for a session, besides the request's own. Needed behind a proxy that changes the
   * host. CORS headers for other origins are left to the framework around the handler.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Origins a `returnUrl` may lead to, besides the request's own. @default `allowedOrigins` */
  readonly allowedReturnOrigins?: readonly string[] | undefined;
  /** Milliseconds one call to Clink may take. @default 10_000 */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
}

/** A session that Clink has just made. */
export interface CreatedSession {
  readonly sessionId: string;
  /** As Clink gave it: an ISO 8601 date-time. */
  readonly expireTime: string | number | undefined;
  /** What the browser asked for. */
  readonly input: CheckoutOrder;
  /** What `resolveOrder` made of it. */
  readonly order: ClinkOrder;
}
