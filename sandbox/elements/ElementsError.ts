import type { ElementsFailure } from './SessionView.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  publish_key_invalid: 'The publishable key is not a key of this Clink.',
  environment_mismatch: 'The publishable key does not belong to this environment.',
  session_not_found: 'There is no such session.',
  origin_missing: 'The page that loads Clink Elements has no origin.',
  token_invalid: 'This instance of Clink Elements does not exist, or not any more.',
  request_invalid: 'The request makes no sense.',
  session_not_supported: 'The session was not made for embedded checkout (uiMode "elements").',
  session_expired: 'The session has expired.',
  session_complete: 'The session has been paid already.',
  currency_not_available: 'The session cannot be paid in this currency.',
  payment_in_progress: 'A payment is under way.',
  promotion_codes_not_allowed: 'This session takes no promotion codes.',
  promotion_code_invalid: 'This promotion code is not valid.',
  promotion_code_expired: 'This promotion code has expired.',
  method_not_available: 'This way to pay is not available for this session.',
  card_details_invalid: 'The card details are not valid.',
};

/** A refusal of the elements API. */
export class ElementsError extends Error {
  readonly status: number;
  readonly failure: ElementsFailure;

  constructor(status: number, name: ElementsFailure['name'], code: string) {
    super(MESSAGES[code] ?? code);
    this.name = name;
    this.status = status;
    this.failure = { name, code, message: this.message };
  }
}
