import type { Endpoint } from './Endpoint.ts';
import type { Exchange } from './Exchange.ts';

/** `warning`: it works, and something about it will trouble somebody. */
export type Verdict = 'ok' | 'warning' | 'fault';

/** What every check is given. */
export interface CheckContext {
  readonly endpoint: Endpoint;
  /** The first request, a good order, and its answer. */
  readonly first: Exchange;
  /** Of that answer; `null` where it holds no usable one. */
  readonly sessionId: string | null;
}

/** What a check saw. Its texts hold no value of a field, no key and no whole id. */
export interface Finding {
  readonly verdict: Verdict;
  readonly sent: string;
  readonly came: string;
  /** What is wrong, as a sentence; absent where nothing is. */
  readonly wrong?: string | undefined;
}

/** One rule of the endpoint's protocol. */
export interface Check {
  /** One word for programs. */
  readonly name: string;
  /** What ought to be so. */
  readonly title: string;
  /** Why that matters. */
  readonly why: string;
  /** What to do where it is not so. */
  readonly remedy: string;
  /** Whether it only looks at answers that are there, and sends nothing. */
  readonly isPassive?: boolean;
  /** Whether it needs the credentials of `--header`. */
  readonly needsCredentials?: boolean;
  readonly run: (context: CheckContext) => Finding | Promise<Finding>;
}
