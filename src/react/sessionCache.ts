import { hashKey, QueryObserver } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { pageState } from '../checkout/pageState.ts';
import type { SessionAttempt } from '../checkout/pageState.ts';
import type { CheckoutSession, SessionProgress } from '../checkout/CheckoutSession.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutIdentity } from './CheckoutOptions.ts';

/** A session and how far it has come. */
interface CachedSession {
  readonly session: CheckoutSession;
  readonly progress: SessionProgress;
}

/** The session of one checkout in the query cache: made once, whoever asks and how often. */
export interface SessionCache {
  /** The session that is there and has not expired, or a new one. A request under way is joined. */
  create(request: (attempt: SessionAttempt) => Promise<CheckoutSession>): Promise<CachedSession>;
  /** Gives up an open session, unless another one has taken its place already. The next attempt has a new key. */
  forget(session: CheckoutSession): void;
  keepProgress(session: CheckoutSession, progress: SessionProgress): void;
  /** Keeps the entry while a checkout is on the page. Returns the way to let go. */
  hold(): () => void;
}

/** Milliseconds that an open session is kept after its checkout has left the page, for a quick return to it. */
const GRACE = 5 * 60_000;

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
export function createSessionCache(client: QueryClient, identity: string): SessionCache {
  const queryKey = ['react-clink-checkout', identity];
  const read = (): CachedSession | null => client.getQueryData<CachedSession | null>(queryKey) ?? null;
  const hold = (): (() => void) =>
    new QueryObserver<CachedSession | null>(client, {
      queryKey,
      // Whoever refetches finds what is there.
      queryFn: read,
      enabled: false,
      gcTime: GRACE,
    }).subscribe(() => {});
  const write = (entry: CachedSession): void => {
    client.setQueryData<CachedSession | null>(queryKey, entry);
    // Gives the entry its time to live, whatever the client's own default is.
    hold()();
  };
  const mine = (): Map<string, SessionAttempt> => {
    const { attempts } = pageState();
    const known = attempts.get(client) ?? new Map<string, SessionAttempt>();
    attempts.set(client, known);
    return known;
  };

  return {
    create: async (request) => {
      const known = read();
      if (known && !hasExpired(known)) return known;
      const attempt = mine().get(identity) ?? { idempotencyKey: createKey(), request: null, returnUrl: null };
      mine().set(identity, attempt);
      attempt.request ??= request(attempt).finally(() => {
        attempt.request = null;
      });
      try {
        const session = await attempt.request;
        // The first of those who waited writes; the others find it.
        if (mine().get(identity) === attempt) {
          mine().delete(identity);
          write({ session, progress: 'open' });
        }
        return read() ?? { session, progress: 'open' };
      } catch (error) {
        // The server has closed this key, and nobody has seen the session that it may have led to.
        const closed = error instanceof CheckoutError && error.clinkCode === 'outcome_unknown';
        if (closed && mine().get(identity) === attempt) mine().delete(identity);
        throw error;
      }
    },
    forget: (session) => {
      const entry = read();
      if (entry?.session.sessionId === session.sessionId && entry.progress === 'open') {
        client.setQueryData<CachedSession | null>(queryKey, null);
      }
    },
    keepProgress: (session, progress) => {
      const entry = read();
      // Another session has taken its place, in this page or in the cache that was emptied meanwhile.
      if (entry && entry.session.sessionId !== session.sessionId) return;
      write({ session, progress });
      // Money may have moved: such a session is known as long as the page lives.
      const { holds } = pageState();
      holds.get(session.sessionId)?.();
      if (progress === 'open') holds.delete(session.sessionId);
      else holds.set(session.sessionId, hold());
    },
    hold,
  };
}

function hasExpired({ session, progress }: CachedSession): boolean {
  return progress === 'open' && session.expiresAt !== null && session.expiresAt <= Date.now();
}

function createKey(): string {
  // `randomUUID` is there in secure contexts only; a shop may be tried over http in a local network.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
