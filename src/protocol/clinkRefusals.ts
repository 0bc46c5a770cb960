import type { CheckoutErrorCode } from './CheckoutError.ts';

/**
 * The words that Clink documents for an order it makes no session for, and the code of each in the browser. What says one
 * of them has done nothing.
 */
export const CLINK_REFUSALS: ReadonlyMap<string, CheckoutErrorCode> = new Map([
  ['CUSTOMER_NOT_FOUND', 'customer_not_found'],
  ['CUSTOMER_IDENTIFIER_NOT_MATCHED', 'customer_identifier_not_matched'],
]);
