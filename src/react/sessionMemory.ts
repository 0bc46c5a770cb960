import type { CheckoutSession, SessionProgress } from '../checkout/CheckoutSession.ts';
import { pageState } from '../checkout/pageState.ts';
import type { KnownSession } from '../checkout/pageState.ts';
import { readOwn } from '../protocol/readOwn.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import { inTabStorage, placesOf } from './tabStorage.ts';

/**
 * The session of an order once somebody has tried to pay it, beyond the life of the page. Whoever reloads in the middle of
 * a payment, or goes back after one, meets that session, and nobody is asked for another.
 */
export interface SessionMemory {
  /** What another page of this tab has noted: what this one has is kept by the query cache it belongs to, and no other. */
  recall(): KnownSession | null;
  note(known: KnownSession): void;
  /** Forgets it: the order is to have another one. */
  drop(session: CheckoutSession): void;
}

/** The further, the more may have been paid. */
const PROGRESS = ['open', 'submitted', 'accepted', 'paid'] as const satisfies SessionProgress[];

/**
 * @param identity the checkout's, by content, when it is asked for
 * @param read as for a reply of the endpoint, since anybody on the page can write to the storage
 */
export function createSessionMemory(
  identity: () => string,
  read: (reply: unknown) => CheckoutSession,
): SessionMemory {
  const inPlace = (action: (storage: Storage, place: string) => KnownSession | null | void) =>
    inTabStorage('session', identity(), action) ?? null;
  return {
    recall: () =>
      inPlace((storage, place) => {
        const text = storage.getItem(place);
        const kept = parse(text);
        const progress = progressOf(kept);
        if (!progress || text === pageState().noted?.get(place)) return null;
        const session = readKept(kept, read);
        const hasEnded = session.expiresAt === null && readOwn(kept, 'expireTime') !== undefined;
        return progress === 'open' && hasEnded ? null : { session, progress };
      }),
    note: (known) => {
      inPlace((storage, place) => {
        const { session, progress } = known;
        const other = parse(storage.getItem(place));
        const isOthers = readOwn(other, 'sessionId') !== session.sessionId;
        // Another session of this order, of another query client or tabbed page, that is further on its way.
        if (isOthers && rankOf(progressOf(other)) > rankOf(progress)) return;
        const { expiresAt, ...reply } = session;
        const kept: SessionReply = { ...reply, ...(expiresAt !== null && { expireTime: expiresAt }) };
        const text = JSON.stringify({ ...kept, progress });
        storage.setItem(place, text);
        pageState().noted?.set(place, text);
      });
    },
    drop: ({ sessionId }) => {
      inPlace((storage, place) => {
        if (readOwn(parse(storage.getItem(place)), 'sessionId') === sessionId) storage.removeItem(place);
      });
    },
  };
}

/** What the tab has noted of a session, under whichever order; `null` where nothing is. */
export function notedProgress(sessionId: string): SessionProgress | null {
  const found: SessionProgress[] = [];
  eachNote(sessionId, (progress) => found.push(progress));
  return found.length > 0 ? furthest(...found) : null;
}

/** How far a session has come of which one knows this and another that. */
export function furthest(...known: readonly (SessionProgress | null | undefined)[]): SessionProgress {
  return PROGRESS[Math.max(0, ...known.map(rankOf))] ?? 'open';
}

/** Changes how far a session has come, wherever the tab has noted it. */
export function renote(sessionId: string, change: (progress: SessionProgress) => SessionProgress): void {
  eachNote(sessionId, (progress, kept, place) => {
    const next = change(progress);
    if (next !== progress) sessionStorage.setItem(place, JSON.stringify({ ...kept, progress: next }));
  });
}

function eachNote(
  sessionId: string,
  see: (progress: SessionProgress, kept: object, place: string) => void,
): void {
  try {
    for (const [place, text] of Object.entries(sessionStorage)) {
      const kept = place.startsWith(placesOf('session')) ? parse(text) : null;
      const progress = progressOf(kept);
      if (progress && readOwn(kept, 'sessionId') === sessionId) see(progress, kept as object, place);
    }
  } catch {
    // No storage: nothing is noted.
  }
}

/** The way back may lead to where this page may not send anybody: the session is the same, so the page's own is taken. */
function readKept(kept: unknown, read: (reply: unknown) => CheckoutSession): CheckoutSession {
  try {
    return read(kept);
  } catch {
    return read({ ...(kept as object), returnUrl: undefined });
  }
}

function progressOf(kept: unknown): SessionProgress | undefined {
  return PROGRESS.find((progress) => progress === readOwn(kept, 'progress'));
}

const rankOf = (progress: SessionProgress | null | undefined): number =>
  progress ? PROGRESS.indexOf(progress) : -1;

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
