/** Milliseconds until each kind of answer leaves the server. */
export interface Latency {
  /** The merchant's page and its scripts. */
  readonly page: number;
  /** The merchant's session endpoint. */
  readonly session: number;
  /** The payment service's SDK. */
  readonly script: number;
  /** The call with which an SDK opens a session. 0: there is none. */
  readonly init: number;
  /** The document of the payment frame. */
  readonly frame: number;
}

export const DEFAULT_LATENCY: Latency = { page: 5, session: 120, script: 90, init: 0, frame: 90 };

/** Answers at once: for what is counted, not timed. */
export const NO_LATENCY: Latency = { page: 0, session: 0, script: 0, init: 0, frame: 0 };
