/** Keys, tokens and ids as Clink spells them. */
const PRIVATE = /\b(sk|pk|rk|whsec|sess|tok|cus|evt)_[\w-]+/g;

/** A text that others wrote, with what may be private in it left out: keys, ids and addresses of mail. */
export function redact(text: string): string {
  return text.replace(/\S+/g, (word) => (word.includes('@') ? '…' : word.replace(PRIVATE, '$1_…')));
}
