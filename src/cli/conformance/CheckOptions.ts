/** How the endpoint is checked. */
export interface CheckOptions {
  /** http or https, without a user and a hash. */
  readonly url: string;
  /** What is ordered, without `uiMode` and `returnUrl`. */
  readonly order: Readonly<Record<string, unknown>>;
  /** Sent with each request, but for the one that must be refused without them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly returnUrl: string;
  /** Whether to go on where real money moves. */
  readonly production: boolean;
  readonly json: boolean;
  readonly fetch: typeof fetch;
}
