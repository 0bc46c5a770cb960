import { CheckoutProblem } from './CheckoutProblem.ts';

/**
 * Why a delivery is refused.
 *
 * - `missing_header`: it has no signature to check.
 * - `forged`: none of the secrets signed these bytes with this timestamp.
 * - `stale`: genuine, and too old or from too far ahead. A replay, a late delivery, or a clock that is wrong.
 * - `malformed`: no event can be read from it.
 * - `too_large`: its body is larger than allowed.
 */
export type WebhookErrorCode = 'missing_header' | 'forged' | 'stale' | 'malformed' | 'too_large';

const STATUS = {
  missing_header: 400,
  forged: 401,
  stale: 401,
  malformed: 400,
  too_large: 413,
} as const satisfies Record<WebhookErrorCode, number>;

/**
 * A delivery that is not believed, with the status to answer it with: 400, 401 or 413. Its text holds nothing of the
 * secret, the signature or the body.
 */
export class WebhookError extends CheckoutProblem {
  /** Always `WebhookError`. */
  override readonly name: string = 'WebhookError';
  /** Why the delivery is refused. */
  declare readonly code: WebhookErrorCode;

  /** For a handler that verifies in its own way and refuses as this library does. */
  constructor(code: WebhookErrorCode, detail: string) {
    super(STATUS[code], code, detail);
  }
}
