import { inTabStorage } from './tabStorage.ts';

/** The idempotency key of an attempt, beyond the life of the page: a reload meets the same session. */
export interface AttemptMemory {
  recall(): string | null;
  /** @param expiresAt milliseconds since the epoch at which the key has served its time; `null`: not known yet */
  keep(idempotencyKey: string, expiresAt: number | null): void;
  drop(): void;
}

/** @param read what the key belongs to, by content; `null` when nothing is to be kept */
export function createAttemptMemory(read: () => string | null): AttemptMemory {
  const inStorage = <T>(action: (storage: Storage, place: string) => T): T | null =>
    inTabStorage('attempt', read(), action);
  return {
    recall: () =>
      inStorage((storage, place) => {
        const [, end = '', key = null] = /^(\d*) ([\w-]{16,64})$/.exec(storage.getItem(place) ?? '') ?? [];
        return end !== '' && Number(end) <= Date.now() ? null : key;
      }),
    keep: (key, expiresAt) => {
      inStorage((storage, place) => storage.setItem(place, `${expiresAt ?? ''} ${key}`));
    },
    drop: () => {
      inStorage((storage, place) => storage.removeItem(place));
    },
  };
}
