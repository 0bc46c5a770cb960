/** The idempotency key of an attempt, beyond the life of the page. */
export interface AttemptMemory {
  recall(): string | null;
  /** @param expiresAt milliseconds since the epoch at which the key has served its time; `null`: not known yet */
  keep(idempotencyKey: string, expiresAt: number | null): void;
  drop(): void;
}

/**
 * Keeps the key in the tab's `sessionStorage`, so that a reload meets the same session. What is kept tells nothing of
 * the order: it lies under a fingerprint of it. Without a storage nothing is kept, and everything works as well.
 *
 * @param read what the key belongs to, by content; `null` when nothing is to be kept
 */
export function createAttemptMemory(read: () => string | null): AttemptMemory {
  const inStorage = <T>(action: (storage: Storage, place: string) => T): T | null => {
    const text = read();
    try {
      return text === null ? null : action(sessionStorage, `clink:attempt:${fingerprintOf(text)}`);
    } catch {
      // Blocked, or full.
      return null;
    }
  };
  return {
    recall: () =>
      inStorage((storage, place) => {
        const [, end, key] = /^(\d*) ([\w-]{16,64})$/.exec(storage.getItem(place) ?? '') ?? [];
        return key === undefined || (end !== '' && Number(end) <= Date.now()) ? null : key;
      }),
    keep: (key, expiresAt) => {
      inStorage((storage, place) => storage.setItem(place, `${expiresAt ?? ''} ${key}`));
    },
    drop: () => {
      inStorage((storage, place) => storage.removeItem(place));
    },
  };
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
