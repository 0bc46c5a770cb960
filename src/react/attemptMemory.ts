import type { SessionProgress } from '../checkout/CheckoutSession.ts';

/** The idempotency key of an attempt, and how far its session has come, beyond the life of the page. */
export interface AttemptMemory {
  recall(): string | null;
  recallProgress(): SessionProgress;
  /** @param expiresAt milliseconds since the epoch at which the key has served its time; `null`: not known yet */
  keep(idempotencyKey: string, expiresAt: number | null, progress?: SessionProgress): void;
  /** Where a key is kept: a session that may have been paid is to be found again, however late. */
  note(progress: SessionProgress): void;
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
  const readEntry = (storage: Storage, place: string) => {
    const text = storage.getItem(place) ?? '';
    const [, end = '', key, progress = 'open'] =
      /^(\d*) ([\w-]{16,64})(?: (submitted|accepted|paid))?$/.exec(text) ?? [];
    const hasEnded = progress === 'open' && end !== '' && Number(end) <= Date.now();
    return key === undefined || hasEnded ? null : { end, key, progress: progress as SessionProgress };
  };
  const write = (storage: Storage, place: string, text: string, progress: SessionProgress): void =>
    storage.setItem(place, progress === 'open' ? text : `${text} ${progress}`);

  return {
    recall: () => inStorage(readEntry)?.key ?? null,
    recallProgress: () => inStorage(readEntry)?.progress ?? 'open',
    keep: (key, expiresAt, progress = 'open') => {
      inStorage((storage, place) => write(storage, place, `${expiresAt ?? ''} ${key}`, progress));
    },
    note: (progress) => {
      inStorage((storage, place) => {
        const entry = readEntry(storage, place);
        if (entry) write(storage, place, `${entry.end} ${entry.key}`, progress);
      });
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
