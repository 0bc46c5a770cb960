/** Where in the life of a checkout an error arose; a retry starts again from there. */
export type CheckoutPhase = 'session' | 'sdk' | 'mount' | 'payment' | 'return';

/** What failed. */
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
  | 'elements_rejected'
  | 'session_load_failed'
  | 'session_not_supported'
  | 'session_expired'
  | 'session_completed'
  | 'promotion_rejected'
  | 'payment_failed'
  | 'not_ready'
  | 'unknown';

// phase, whether trying again can help, and what to tell the developer
const CODES: Record<CheckoutErrorCode, readonly [CheckoutPhase, boolean, string]> = {
  invalid_order: [
    'session',
    false,
    'The order cannot be sent as it is. Nothing was sent: correct the field named.',
  ],
  invalid_return_url: ['session', false, 'returnUrl cannot be used. Nothing was sent: correct it.'],
  network_error: ['session', true, 'The endpoint could not be reached. No payment was made: try again.'],
  timeout: ['session', true, 'No answer came in time. No payment was made: try again.'],
  offline: ['session', true, 'The browser is offline. The checkout goes on by itself once it is online.'],
  endpoint_error: [
    'session',
    true,
    'The endpoint refused to make a session. Look at its own log for the cause.',
  ],
  invalid_response: [
    'session',
    true,
    'The endpoint’s reply is not a session. It must answer JSON with at least `sessionId`; a page or a redirect to a login is a common cause.',
  ],
  customer_not_found: [
    'session',
    false,
    'Clink was given no customer. Send customerId, customerEmail or referenceCustomerId.',
  ],
  customer_identifier_not_matched: [
    'session',
    false,
    'The customer fields name different customers. Send those of one customer, or only one field.',
  ],
  sdk_blocked: [
    'sdk',
    true,
    'Clink’s script could not be loaded. A content blocker, a firewall or the script’s host may be the cause.',
  ],
  sdk_timeout: ['sdk', true, 'Clink’s script or the session in it did not load in time: try again.'],
  sdk_invalid: [
    'sdk',
    true,
    'What loaded is not Clink’s script. A proxy or a captive portal may have replaced it.',
  ],
  sdk_integrity: ['sdk', false, 'Clink’s script does not match the given `integrity` and was not run.'],
  csp_blocked: [
    'sdk',
    false,
    'The page’s Content-Security-Policy forbids Clink’s script: add its host to script-src.',
  ],
  environment_conflict: [
    'sdk',
    false,
    'Sandbox and production cannot be used on one page: reload it with one environment.',
  ],
  key_mismatch: ['sdk', false, 'The publish key does not belong to this environment.'],
  secret_key_exposed: [
    'session',
    false,
    'A secret key reached the browser. The checkout was stopped: remove it from the page or the endpoint’s reply, and roll the key.',
  ],
  already_mounted: [
    'mount',
    true,
    'This session is mounted elsewhere on the page. One place at a time can show it.',
  ],
  elements_rejected: [
    'mount',
    false,
    'Clink did not accept the session, the publish key or the environment.',
  ],
  session_load_failed: ['mount', true, 'Clink could not load the session: try again.'],
  session_not_supported: [
    'mount',
    false,
    'The session was not made for Elements: create it with uiMode "elements".',
  ],
  session_expired: ['mount', false, 'The session has expired. Renew it to go on.'],
  session_completed: ['payment', false, 'The session is paid already. Never offer to pay again.'],
  promotion_rejected: ['payment', true, 'The promotion code was not accepted. The form is untouched.'],
  payment_failed: [
    'payment',
    true,
    'The payment was not accepted. The form stays: another try or method may work.',
  ],
  not_ready: ['payment', true, 'The checkout cannot do this now. Wait until it says it can.'],
  unknown: ['mount', true, 'Something failed that has no name yet.'],
};

export interface CheckoutErrorDetails {
  /** What exactly, as whole sentences, instead of the code's general text. Must hold no key, id or body. */
  readonly message?: string | undefined;
  /** @default the code's usual phase */
  readonly phase?: CheckoutPhase | undefined;
  /** @default the code's usual answer */
  readonly retryable?: boolean | undefined;
  readonly status?: number | undefined;
  readonly clinkCode?: string | undefined;
  readonly cause?: unknown;
}

/** Every error of this library: what happened, where, and whether trying again can help. */
export class CheckoutError extends Error {
  override readonly name = 'CheckoutError';
  readonly code: CheckoutErrorCode;
  readonly phase: CheckoutPhase;
  /** Whether the same again can succeed. */
  readonly retryable: boolean;
  /** HTTP status, where the endpoint answered one. */
  readonly status: number | undefined;
  /** Clink's own code (`CUSTOMER_NOT_FOUND`, `card_declined`), where one was passed on. */
  readonly clinkCode: string | undefined;

  constructor(code: CheckoutErrorCode, details: CheckoutErrorDetails = {}) {
    const [phase, retryable, text] = CODES[code];
    super(details.message ?? text, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.phase = details.phase ?? phase;
    this.retryable = details.retryable ?? retryable;
    this.status = details.status;
    this.clinkCode = details.clinkCode;
  }
}
