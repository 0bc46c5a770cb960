/**
 * Who repeats a request for a session that ends so: the checkout by itself, up to twice, with the same key; the shopper, with
 * a new one; or nobody.
 */
export function whoTriesAgain(status: number, code: string): 'itself' | 'shopper' | 'no' {
  if (code === 'outcome_unknown') return 'shopper';
  return status === 409 || status === 429 || status >= 500 ? 'itself' : 'no';
}
