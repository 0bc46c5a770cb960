import type { ClinkEnvironment } from '../protocol/environment.ts';

/** How a handler reaches Clink. */
export interface ClinkOptions {
  /** `sk_…`. Sent to Clink and nowhere else. */
  readonly secretKey: string;
  /** The keys must belong to it. */
  readonly environment: ClinkEnvironment;
  /**
   * Address of Clink's REST API. @default the one of `environment`; anything else must be an http address of this
   * machine, such as the embedded Clink of this project.
   */
  readonly apiUrl?: string | undefined;
  /** Milliseconds one call to Clink may take. @default 10_000 */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** How Clink is asked, for tests and proxies. @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
}

/** What a handler can be asked for. */
export type CheckoutRoute = 'session' | 'status';

/** Whom a handler answers, and who hears of its failures. */
export interface RouteOptions {
  /**
   * Origins of pages that may ask, besides the request's own. Needed for a shop on another origin, and behind a proxy that
   * changes the host.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Whether to answer the pages of `allowedOrigins` with CORS headers, cookies included, and their preflights. Leave it
   * off where the framework around the handler does that. @default false
   */
  readonly cors?: boolean | undefined;
  /**
   * Asked before the body is read, of requests for a session and for a status that are let in at all (not of webhooks, nor of
   * other sites' pages): how many seconds has this caller to wait? Nothing, or 0, lets the request pass;
   * a number is answered with 429 and `Retry-After`. A shop that starts checkouts for anybody should have one: stolen
   * cards are tried out where nobody counts. Throw a `CheckoutProblem` to refuse in another way.
   * @default nobody counts; where there is no `identifyCaller` either, that is said once in development
   */
  readonly rateLimit?:
    ((request: Request, route: CheckoutRoute) => number | void | Promise<number | void>) | undefined;
  /**
   * Told of everything that is answered with a 5xx, and of a store that fails while the shopper is answered all the same.
   * Errors hold no key and no body. The handler itself prints nothing while it answers.
   */
  readonly onError?: ((error: unknown, request: Request) => void) | undefined;
}
