/** Where in the life of a checkout an error arose; a retry starts again from there. */
export type CheckoutPhase = 'session' | 'sdk' | 'mount' | 'payment' | 'return';

/** What failed. `docs/errors.md` has for each what happened, its usual cause and what to do. */
export type CheckoutErrorCode =
  | 'invalid_order'
  | 'invalid_return_url'
  | 'network_error'
  | 'timeout'
  | 'offline'
  | 'endpoint_error'
  | 'invalid_response'
  | 'customer_not_found'
  | 'customer_identifier_not_matched'
  | 'sdk_blocked'
  | 'sdk_timeout'
  | 'sdk_invalid'
  | 'sdk_integrity'
  | 'csp_blocked'
  | 'environment_conflict'
  | 'key_mismatch'
  | 'secret_key_exposed'
  | 'already_mounted'
  | 'element_removed'
  | 'elements_rejected'
  | 'session_load_failed'
  | 'session_not_supported'
  | 'session_expired'
  | 'promotion_rejected'
  | 'payment_failed'
  | 'not_ready'
  | 'checkout_closed'
  | 'unknown';

/** Where each arises, and whether the same again can succeed. */
const KINDS: Record<CheckoutErrorCode, readonly [CheckoutPhase, boolean]> = {
  invalid_order: ['session', false],
  invalid_return_url: ['session', false],
  network_error: ['session', true],
  timeout: ['session', true],
  offline: ['session', true],
  endpoint_error: ['session', true],
  invalid_response: ['session', true],
  customer_not_found: ['session', false],
  customer_identifier_not_matched: ['session', false],
  sdk_blocked: ['sdk', true],
  sdk_timeout: ['sdk', true],
  sdk_invalid: ['sdk', true],
  sdk_integrity: ['sdk', false],
  csp_blocked: ['sdk', false],
  environment_conflict: ['sdk', false],
  key_mismatch: ['sdk', false],
  secret_key_exposed: ['session', false],
  already_mounted: ['mount', true],
  element_removed: ['mount', true],
  elements_rejected: ['mount', false],
  session_load_failed: ['mount', true],
  session_not_supported: ['mount', false],
  session_expired: ['mount', false],
  promotion_rejected: ['payment', true],
  payment_failed: ['payment', true],
  not_ready: ['payment', true],
  checkout_closed: ['payment', false],
  unknown: ['mount', true],
};

/** What happened, why it matters and what to do, for developers; what shoppers read is in the parts' messages. */
const TEXTS: Record<CheckoutErrorCode, string> | null =
  process.env.NODE_ENV === 'production'
    ? null
    : {
        invalid_order: 'The order cannot be sent as it is. Nothing was sent: correct the field named.',
        invalid_return_url: 'returnUrl cannot be used. Nothing was sent: correct it.',
        network_error: 'The endpoint could not be reached. No payment was made: try again.',
        timeout:
          'No answer came in time. Try again; where a payment was under way, its outcome is not known.',
        offline: 'The browser is offline. The checkout goes on by itself once it is online.',
        endpoint_error: 'The endpoint refused to make a session. Look at its own log for the cause.',
        invalid_response:
          'The endpoint’s reply is not a session. It must answer JSON with at least `sessionId`; a page or a redirect to a login is a common cause.',
        customer_not_found:
          'Clink was given no customer. Send customerId, customerEmail or referenceCustomerId.',
        customer_identifier_not_matched:
          'The customer fields name different customers. Send those of one customer, or only one field.',
        sdk_blocked:
          'Clink’s script could not be loaded. A content blocker, a firewall or the script’s host may be the cause.',
        sdk_timeout: 'Clink’s script or the session in it did not load in time: try again.',
        sdk_invalid: 'What loaded is not Clink’s script. A proxy or a captive portal may have replaced it.',
        sdk_integrity: 'Clink’s script does not match the given `integrity` and was not run.',
        csp_blocked: 'The page’s Content-Security-Policy forbids Clink’s script: add its host to script-src.',
        environment_conflict:
          'Sandbox and production cannot be used on one page: reload it with one environment.',
        key_mismatch: 'The publish key does not belong to this environment.',
        secret_key_exposed:
          'A secret key reached the browser. The checkout was stopped: remove it from the page or the endpoint’s reply, and roll the key.',
        already_mounted: 'This session is mounted elsewhere on the page. One place at a time can show it.',
        element_removed:
          'The payment fields were taken out of the page by something other than this library: a script, a translator, an extension. Try again: the session is the same.',
        elements_rejected: 'Clink did not accept the session, the publish key or the environment.',
        session_load_failed: 'Clink could not load the session: try again.',
        session_not_supported: 'The session was not made for Elements: create it with uiMode "elements".',
        session_expired: 'The session has expired. Renew it to go on.',
        promotion_rejected: 'The promotion code was not accepted. The form is untouched.',
        payment_failed: 'The payment was not accepted. The form stays: another try or method may work.',
        not_ready: 'The checkout cannot do this now. Wait until it says it can.',
        checkout_closed:
          'The checkout was left while its payment was under way. Whether that went through is not known here.',
        unknown: 'Something failed that has no name yet.',
      };

/** What a `CheckoutError` tells beside its code. All of it may be left out. */
export interface CheckoutErrorDetails {
  /**
   * What exactly, as whole sentences, instead of the code's general text; in production no more than the name of what is
   * wrong. Must hold no key, id or body.
   */
  readonly message?: string | undefined;
  /** Where it arose. @default the code's usual phase */
  readonly phase?: CheckoutPhase | undefined;
  /** Whether the same again can succeed. @default the code's usual answer */
  readonly retryable?: boolean | undefined;
  /** HTTP status, where the endpoint answered one. */
  readonly status?: number | undefined;
  /** The word of Clink or of the endpoint for it, where one was passed on. */
  readonly clinkCode?: string | undefined;
  /** The error underneath, as in `new Error(text, { cause })`. */
  readonly cause?: unknown;
}

/**
 * Every error of this library: what happened, where, and whether trying again can help. Judge it by `code`: `message` is
 * for developers, and production builds leave its explanations out.
 */
export class CheckoutError extends Error {
  /** Always `CheckoutError`. */
  override readonly name = 'CheckoutError';
  /** What failed: see the table of error codes. */
  readonly code: CheckoutErrorCode;
  /** Where in the life of a checkout it arose; `retry` starts again from there. */
  readonly phase: CheckoutPhase;
  /** Whether the same again can succeed. */
  readonly retryable: boolean;
  /** HTTP status, where the endpoint answered one. */
  readonly status: number | undefined;
  /** The word of Clink (`card_declined`) or of the endpoint (`rate_limited`) for it, where one was passed on. */
  readonly clinkCode: string | undefined;

  /** For an `endpoint` function that knows better why it failed: what it throws is shown as it is. */
  constructor(code: CheckoutErrorCode, details: CheckoutErrorDetails = {}) {
    const [phase, retryable] = KINDS[code];
    super(
      details.message ?? TEXTS?.[code] ?? code,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.code = code;
    this.phase = details.phase ?? phase;
    this.retryable = details.retryable ?? retryable;
    this.status = details.status;
    this.clinkCode = details.clinkCode;
  }
}
