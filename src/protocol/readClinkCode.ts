import { readOwn } from './readOwn.ts';

// A key or a session's id is never a code, however much it looks like one.
const CODE = /^(?!(?:sk|pk|whsec|sess)_)(?=.{2,64}$)(?:[A-Z][A-Z0-9_]*|[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*)$/;

// In a text, a word in capitals may be an abbreviation ("API key refused"): there it takes an underscore, or to be all.
const LEADING_SYMBOL =
  /^(?=[A-Z0-9_]{2,64}(?![A-Z0-9_]))[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?=$|[:;,\s]|\.(?:\s|$))/;
const ONLY_SYMBOL = /^[A-Z][A-Z0-9_]{1,63}$/;

/**
 * The name of what went wrong in a reply that says no, in every form that Clink and merchants' endpoints use:
 * `{ code }`, `{ error: { code } }`, `{ error }`, or a `msg` that begins with it (`"CUSTOMER_NOT_FOUND: no such customer"`).
 *
 * @returns a symbol (`CUSTOMER_NOT_FOUND`) or a code (`card_declined`) of at most 64 characters; never a number, a
 * sentence or anything else that could hold somebody's data
 */
export function readClinkCode(envelope: unknown): string | undefined {
  const error = readOwn(envelope, 'error');
  const code = [readOwn(envelope, 'code'), readOwn(error, 'code'), error].find(isCode);
  return code ?? symbolAtStart(readOwn(envelope, 'msg'));
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && CODE.test(value);
}

function symbolAtStart(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  return (LEADING_SYMBOL.exec(text) ?? ONLY_SYMBOL.exec(text))?.[0];
}
