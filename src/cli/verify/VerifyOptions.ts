/** How a page is verified. */
export interface VerifyOptions {
  /** https, or http on this machine; without a user and a hash. */
  readonly url: string;
  /** The baseline's file. */
  readonly baseline: string;
  /** Whether to record what the page serves, instead of comparing it. */
  readonly write: boolean;
  /** Whether a baseline that is there may be replaced. */
  readonly force: boolean;
  /** Sent with the requests for the page, and with no other. */
  readonly headers: Readonly<Record<string, string>>;
  /** A Chromium to look at the page with; `null` for none. */
  readonly browser: string | null;
  readonly browserFlags: readonly string[];
  /** Whether the scripts that this library adds are left alone. */
  readonly skipSdk: boolean;
  readonly json: boolean;
  /** Milliseconds for one answer, its body included. */
  readonly timeoutMs: number;
  /** Milliseconds for the whole run of the browser. */
  readonly browserTimeoutMs: number;
}
