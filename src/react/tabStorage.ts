/** What the places of these entries begin with. */
export const placesOf = (kind: 'attempt' | 'session'): string => `clink:${kind}:`;

/**
 * Uses the place of `text` in the tab's `sessionStorage`. What is kept there tells nothing of the order: it lies under a
 * fingerprint of it. `null` where there is no storage, or it refuses: everything works as well without.
 *
 * @param text what the entry belongs to, by content; `null` when nothing is to be kept
 */
export function inTabStorage<T>(
  kind: 'attempt' | 'session',
  text: string | null,
  action: (storage: Storage, place: string) => T,
): T | null {
  try {
    return text === null ? null : action(sessionStorage, placesOf(kind) + fingerprintOf(text));
  } catch {
    // Blocked, or full.
    return null;
  }
}

/** 64 bits, which no two orders of a tab share by chance; in one go, which the browser's own digests are not. */
function fingerprintOf(text: string): string {
  let [first, second] = [0x811c9dc5, 0x1b873593];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b) ^ (second >>> 15);
  }
  return [first, second].map((half) => (half >>> 0).toString(36)).join('');
}
