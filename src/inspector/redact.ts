/** Keys, tokens and ids as Clink and shops spell them, and addresses of mail. */
const PRIVATE = /\b(sk|pk|rk|whsec|sess|tok|cus|evt)_[\w-]+|[^\s@]+@[^\s@]+/g;

/** A text that others wrote, with what may be private in it left out. */
export function redact(text: string): string {
  return text.replace(PRIVATE, (_, prefix: string | undefined) => (prefix ? `${prefix}_…` : '…'));
}
