/** A new id such as `sess_9f86d081884c7d659a2feaa0`: not to be guessed, and safe in any URL. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `${prefix}_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
