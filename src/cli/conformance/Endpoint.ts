import type { Exchange } from './Exchange.ts';

/** What a POST differs in from a good order. */
export interface PostOptions {
  /** In words, after `POST`. */
  readonly what: string;
  /** `null` sends none. @default a new one */
  readonly key?: string | null;
  /** Instead of the good order's body. */
  readonly body?: string;
  /** More headers; `null` leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly method?: string;
}

/** The endpoint under check. Its methods never reject. */
export interface Endpoint {
  /** The origin of its address. */
  readonly origin: string;
  /** A good order's body, as the checkout writes it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The idempotency key of the first request. */
  readonly firstKey: string;
  /** Everything that was sent and answered so far. */
  readonly exchanges: readonly Exchange[];
  /** How many requests were sent, those that were sent again included. */
  readonly countRequests: () => number;
  readonly post: (options: PostOptions) => Promise<Exchange>;
  /** `query` with its `?`. */
  readonly get: (what: string, query: string, options: { withCredentials: boolean }) => Promise<Exchange>;
}
