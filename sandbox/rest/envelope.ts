/**
 * Clink's numbers for an error are not documented. These are the sandbox's: the first three digits are the HTTP
 * status that the error would deserve, and `msg` begins with the symbol.
 */
const CODES = {
  API_KEY_INVALID: 401,
  TIMESTAMP_INVALID: 40101,
  PARAM_INVALID: 400,
  CURRENCY_NOT_SUPPORTED: 40001,
  PROMOTION_CODE_INVALID: 40002,
  CUSTOMER_NOT_FOUND: 40401,
  CUSTOMER_IDENTIFIER_NOT_MATCHED: 40901,
  SESSION_NOT_FOUND: 40402,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
} as const;

export type RestErrorSymbol = keyof typeof CODES;

/** A refusal on its way to the envelope. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly symbol: RestErrorSymbol;

  constructor(symbol: RestErrorSymbol, explanation?: string) {
    super(explanation === undefined ? symbol : `${symbol}: ${explanation}`);
    this.symbol = symbol;
  }
}

/** `{ code: 200, msg, data }` */
export function successEnvelope(data: unknown): Response {
  return Response.json({ code: 200, msg: 'success', data });
}

/**
 * `{ code, msg }`. As at Clink, an error of validation comes under HTTP 200 and only the envelope tells; errors of
 * authentication and of the address come under their own HTTP status.
 */
export function errorEnvelope(error: RestError): Response {
  const code = CODES[error.symbol];
  const status =
    error.symbol === 'API_KEY_INVALID' || error.symbol === 'TIMESTAMP_INVALID'
      ? 401
      : error.symbol === 'NOT_FOUND' || error.symbol === 'METHOD_NOT_ALLOWED'
        ? code
        : 200;
  return Response.json({ code, msg: error.message }, { status });
}
