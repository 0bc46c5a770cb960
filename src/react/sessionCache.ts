import { hashKey, QueryObserver } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { pageState } from '../checkout/pageState.ts';
import type { KeptSession, KnownSession, SessionAttempt } from '../checkout/pageState.ts';
import type { CheckoutSession, SessionProgress } from '../checkout/CheckoutSession.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import { toHex } from '../protocol/toHex.ts';
import type { AttemptMemory } from './attemptMemory.ts';
import type { CheckoutIdentity } from './CheckoutOptions.ts';
import { afterServersWord, forgetServersWord } from './serversWord.ts';
import { furthest, notedProgress } from './sessionMemory.ts';
import type { SessionMemory } from './sessionMemory.ts';

/** The session of one checkout in the query cache: made once, whoever asks and how often. */
export interface SessionCache {
  /** The session that is there and has not expired, or a new one. A request under way is joined. */
  create(request: (attempt: SessionAttempt) => Promise<KnownSession>): Promise<KnownSession>;
  /** Gives up an open session, unless another one has taken its place already. The next attempt has a new key. */
  forget(session: CheckoutSession): void;
  keepProgress(session: CheckoutSession, progress: SessionProgress): void;
  /** Whether another page of the tab has tried to pay the order in another session, while this one lay in the browser's cache. */
  isReplaced(session: CheckoutSession): boolean;
  /** Has the next page make another session. */
  giveUp(session: CheckoutSession): void;
  /** Gives up an open session, unless a checkout shows it or has shown it. */
  drop(session: CheckoutSession): void;
  /** Keeps the entry while a checkout is on the page. Returns the way to let go. */
  hold(): () => void;
}

/** Milliseconds that an open session is kept after its checkout has left the page, for a quick return to it. */
const GRACE = 5 * 60_000;

const ROOT_KEY = 'react-clink-checkout';

/** What tells checkouts apart: equal content gives equal text, whatever the order of its keys. */
export function identityOf({ endpoint, order, scope, publishKey, environment }: CheckoutIdentity): string {
  try {
    return hashKey([typeof endpoint === 'string' ? endpoint : null, order, scope, publishKey, environment]);
  } catch {
    // An order that cannot be written as JSON is refused when the session is asked for.
    return 'unserializable';
  }
}

/**
 * Results live in the query cache, requests do not: a refetch, a reset or a cancellation of the whole cache, or one
 * of its persisters, must neither post again nor lose the key of an attempt whose outcome is not known.
 */
export function createSessionCache(
  client: QueryClient,
  identity: string,
  memory: AttemptMemory,
  tab: SessionMemory,
): SessionCache {
  const queryKey = [ROOT_KEY, identity];
  const attempts = (): Map<string, SessionAttempt> => shelfOf(client, pageState().attempts);
  const kept = (): Map<string, KeptSession> => shelfOf(client, pageState().sessions);
  const read = (): KnownSession | null => readKnown(client, identity);

  /** Changes what the page keeps, and keeps nothing that nobody shows and that was never paid. */
  const keep = (change: (entry: KeptSession) => void): void => {
    const entry = kept().get(identity) ?? { known: null, holders: 0 };
    change(entry);
    const mayBePaid = entry.known !== null && entry.known.progress !== 'open';
    if (entry.holders > 0 || mayBePaid) kept().set(identity, entry);
    else kept().delete(identity);
  };
  const write = (known: KnownSession | null): void => {
    client.setQueryDefaults([ROOT_KEY], {
      // Not the client's own, which may be longer: an open session holds the price of its moment.
      gcTime: GRACE,
      // Whoever refetches finds what is there.
      queryFn: ({ queryKey: [, text] }) => readKnown(client, String(text)),
    });
    client.setQueryData<KnownSession | null>(queryKey, known);
    keep((entry) => {
      entry.known = known;
    });
  };
  /** A backend that honours its own keys may answer a session that is known from another order. */
  const progressOf = ({ session: { sessionId }, progress }: KnownSession): SessionProgress =>
    furthest(
      [...kept().values()].find(({ known }) => known?.session.sessionId === sessionId)?.known?.progress,
      notedProgress(sessionId),
      progress,
    );
  /** Another session of this order that another page of the tab has paid in, or tried to. */
  const findOther = (session: CheckoutSession | undefined): KnownSession | null => {
    const recalled = tab.recall();
    if (!recalled || !session) return recalled;
    return recalled.progress !== 'open' && recalled.session.sessionId !== session.sessionId ? recalled : null;
  };
  /** What the page knows; where it has just been loaded, or lay in the browser's cache meanwhile, what the tab does. */
  const find = (): KnownSession | null => {
    const known = read();
    const other = known && known.progress !== 'open' ? null : findOther(known?.session);
    if (other) write(other);
    return other ?? known;
  };

  /** Neither its key nor it is met again. */
  const giveUp = (session: CheckoutSession): void => {
    memory.drop();
    tab.drop(session);
  };
  const forget = (session: CheckoutSession): void => {
    const known = read();
    if (known?.session.sessionId !== session.sessionId || known.progress !== 'open') return;
    giveUp(session);
    write(null);
  };

  return {
    create: async (request) => {
      const known = find();
      // The checkout that shows it, with a wallet's payment under way perhaps, is the one to say that it has ended.
      if (known && (!hasExpired(known) || pageState().instances.has(known.session.sessionId))) return known;
      if (known) giveUp(known.session);
      const attempt = attempts().get(identity) ?? {
        idempotencyKey: memory.recall() ?? createKey(),
        request: null,
        returnUrl: null,
      };
      attempts().set(identity, attempt);
      if (!attempt.request) {
        // What has succeeded stays: whoever asks before it is written must not ask the endpoint again.
        attempt.request = request(attempt).catch((error: unknown) => {
          attempt.request = null;
          throw error;
        });
        memory.keep(attempt.idempotencyKey, null);
      }
      try {
        const made = await attempt.request;
        // The first of those who waited writes; the others find it.
        if (attempts().get(identity) === attempt) {
          attempts().delete(identity);
          memory.keep(attempt.idempotencyKey, made.session.expiresAt);
          write({ ...made, progress: progressOf(made) });
        }
        return read() ?? made;
      } catch (error) {
        const { clinkCode, status } = error instanceof CheckoutError ? error : {};
        // The server has closed this key, and nobody has seen the session that it may have led to.
        if (clinkCode === 'outcome_unknown') {
          memory.drop();
          if (attempts().get(identity) === attempt) attempts().delete(identity);
        }
        // Refused as it is, such as a key of another request: the next page's attempt is a new one.
        if (status === 422) memory.drop();
        throw error;
      }
    },
    forget,
    giveUp,
    isReplaced: (session) => findOther(session) !== null,
    drop: (session) => {
      const isTaken = kept().get(identity)?.holders || pageState().shown?.has(session.sessionId);
      if (!isTaken) forget(session);
    },
    keepProgress: (session, progress) => {
      const known = read();
      // Another session has taken its place.
      if (known && known.session.sessionId !== session.sessionId) return;
      if (progress !== 'open') forgetServersWord(session);
      tab.note({ session, progress });
      write({ session, progress });
    },
    hold: () => {
      let letGo: (() => void) | undefined;
      // Not in the way of what is waited for.
      const later = setTimeout(() => {
        letGo = new QueryObserver(client, { queryKey, enabled: false }).subscribe(() => {});
      });
      keep((entry) => {
        entry.holders += 1;
        entry.known ??= read();
      });
      return () => {
        clearTimeout(later);
        letGo?.();
        keep((entry) => {
          entry.holders -= 1;
        });
      };
    },
  };
}

function shelfOf<T>(client: QueryClient, shelf: WeakMap<object, Map<string, T>>): Map<string, T> {
  const known = shelf.get(client) ?? new Map<string, T>();
  shelf.set(client, known);
  return known;
}

function readKnown(client: QueryClient, identity: string): KnownSession | null {
  const entry = shelfOf(client, pageState().sessions).get(identity);
  const known = entry?.known ?? client.getQueryData<KnownSession | null>([ROOT_KEY, identity]);
  return known ? afterServersWord(known) : null;
}

function hasExpired({ session, progress }: KnownSession): boolean {
  return progress === 'open' && session.expiresAt !== null && session.expiresAt <= Date.now();
}

function createKey(): string {
  // `randomUUID` is there in secure contexts only; a shop may be tried over http in a local network.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}
