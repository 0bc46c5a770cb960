/** An id as far as a person needs it to tell two apart: `sess_…3f2a`. Of a short one, no more than its prefix. */
export function shortenId(id: string): string {
  const prefix = /^[a-z]+_/.exec(id)?.[0] ?? '';
  const rest = id.slice(prefix.length);
  return rest.length < 12 ? `${prefix}…` : `${prefix}…${rest.slice(-4)}`;
}
