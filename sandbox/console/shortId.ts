/** `sess_…9feaa0`: enough to tell records apart in a sentence. */
export function shortId(id: string): string {
  return `${id.slice(0, id.indexOf('_') + 1)}…${id.slice(-6)}`;
}
