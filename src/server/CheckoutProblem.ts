/** Extras of a `CheckoutProblem`. */
export interface CheckoutProblemOptions {
  /** Headers of the answer, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** For the merchant's log; never part of the answer. */
  readonly cause?: unknown;
}

/**
 * An error that is meant for the caller: it becomes an RFC 9457 problem document with this status, code and text.
 * `resolveOrder` and `authorize` may throw it to refuse with their own words; anything else they throw is answered
 * with a bare 500.
 */
export class CheckoutProblem extends Error {
  /** Always `CheckoutProblem`, or the name of what extends it. */
  override readonly name: string = 'CheckoutProblem';
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** Stable word for programs, such as `invalid_json`, or Clink's own, such as `CUSTOMER_NOT_FOUND`. */
  readonly code: string;
  /** Headers of the answer. */
  readonly headers: Readonly<Record<string, string>>;

  /** @throws RangeError for another status, TypeError for headers that are none */
  constructor(status: number, code: string, detail: string, options: CheckoutProblemOptions = {}) {
    if (!Number.isInteger(status) || status < 400 || status > 599) {
      throw new RangeError('The status of a CheckoutProblem must be 400 to 599.');
    }
    // Throws for what is no header.
    void new Headers(options.headers);
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.code = code;
    this.headers = options.headers ?? {};
  }
}
