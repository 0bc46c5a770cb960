import type { CheckoutSession, SessionProgress } from '../checkout/CheckoutSession.ts';
import { pageState } from '../checkout/pageState.ts';
import type { KnownSession } from '../checkout/pageState.ts';
import { readOwn } from '../protocol/readOwn.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import { inTabStorage, placesOf } from './tabStorage.ts';

/**
 * The session of an order as far as it may have been paid, beyond the life of the page. Whoever reloads in the middle of a
 * payment, or goes back after one, meets that session, and nobody is asked for another.
 */
export interface SessionMemory {
  /** What an earlier page has noted: what this one has is kept by the query cache, and by none but the one it belongs to. */
  recall(): KnownSession | null;
  /** Keeps what may have moved money, and forgets what has not. */
  note(known: KnownSession): void;
}

/** Forgets the session where it has come so far and no further. */
export function forgetNoted(sessionId: string, progress: SessionProgress): void {
  try {
    for (const [place, text] of Object.entries(sessionStorage)) {
      const isMeant = place.startsWith(placesOf('session')) && text.includes(`"${sessionId}"`);
      if (isMeant && text.includes(`"progress":"${progress}"`)) sessionStorage.removeItem(place);
    }
  } catch {
    // No storage: nothing was noted.
  }
}

const MAY_BE_PAID: readonly unknown[] = ['submitted', 'accepted', 'paid'] satisfies SessionProgress[];

/**
 * @param identity the checkout's, by content
 * @param read as for a reply of the endpoint, since anybody on the page can write to the storage
 */
export function createSessionMemory(
  identity: string,
  read: (reply: unknown) => CheckoutSession,
): SessionMemory {
  return {
    recall: () =>
      inTabStorage('session', identity, (storage, place) => {
        if (pageState().noted?.has(identity)) return null;
        const kept: unknown = JSON.parse(storage.getItem(place) ?? 'null');
        const progress = readOwn(kept, 'progress');
        if (!MAY_BE_PAID.includes(progress)) return null;
        return { session: read(kept), progress: progress as SessionProgress };
      }),
    note: ({ session, progress }) => {
      pageState().noted?.add(identity);
      inTabStorage('session', identity, (storage, place) => {
        if (progress === 'open') return storage.removeItem(place);
        const { expiresAt, ...reply } = session;
        const kept: SessionReply = { ...reply, ...(expiresAt !== null && { expireTime: expiresAt }) };
        return storage.setItem(place, JSON.stringify({ ...kept, progress }));
      });
    },
  };
}
