import { hashKey, QueryObserver } from '@tanstack/react-query';
import type { QueryClient, QueryObserverOptions } from '@tanstack/react-query';
import type { CheckoutSession, SessionProgress } from '../checkout/CheckoutSession.ts';
import type { CheckoutIdentity } from './CheckoutOptions.ts';

/** What is kept of one checkout: the attempt's key, which outlives a failed request, and the session it led to. */
interface CachedSession {
  readonly idempotencyKey: string;
  readonly session: CheckoutSession | null;
  readonly progress: SessionProgress;
}

/** The session of one checkout in the query cache, which is why it is made once, whoever asks and how often. */
export interface SessionCache {
  /** The session that is there and has not expired, or a new one. Calls under way are joined. */
  create(request: (idempotencyKey: string) => Promise<CheckoutSession>): Promise<{
    readonly session: CheckoutSession;
    readonly progress: SessionProgress;
  }>;
  /** Gives up the session, unless another one has taken its place already. The next attempt has a new key. */
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

export function createSessionCache(client: QueryClient, identity: string): SessionCache {
  const queryKey = ['react-clink-checkout', identity];
  const read = (): CachedSession | undefined => client.getQueryData<CachedSession>(queryKey);
  const write = (entry: CachedSession): void => {
    client.setQueryData<CachedSession>(queryKey, entry);
  };
  const fresh = (): CachedSession => ({ idempotencyKey: createKey(), session: null, progress: 'open' });
  const isMine = (entry: CachedSession | undefined, session: CheckoutSession): entry is CachedSession =>
    entry?.session?.sessionId === session.sessionId;

  // A cache-wide refetch must find what is there and never post again.
  const options = (gcTime: number): QueryObserverOptions<CachedSession> => ({
    queryKey,
    queryFn: () => read() ?? fresh(),
    enabled: false,
    gcTime,
  });
  const holdFor = (gcTime: number): (() => void) =>
    new QueryObserver(client, options(gcTime)).subscribe(() => {});

  return {
    create: async (request) => {
      const known = read();
      if (known?.session && !hasExpired(known)) return { session: known.session, progress: known.progress };
      const attempt = known && !known.session ? known : fresh();
      if (attempt !== known) write(attempt);
      const { session, progress } = await client.fetchQuery<CachedSession>({
        queryKey,
        queryFn: async () => {
          const made = await request(attempt.idempotencyKey);
          return { ...attempt, session: made };
        },
        staleTime: 0,
        gcTime: GRACE,
        retry: false,
        // Offline is told to the shopper and waited for by the checkout itself.
        networkMode: 'always',
        structuralSharing: false,
      });
      if (!session) throw new Error('The session was taken from the cache while it was being made.');
      return { session, progress };
    },
    forget: (session) => {
      if (isMine(read(), session)) write(fresh());
    },
    keepProgress: (session, progress) => {
      const entry = read();
      if (!isMine(entry, session) || entry.progress === progress) return;
      // Money may have moved: such a session is known as long as the page lives, and for a while once it is settled.
      if (progress === 'paid') client.removeQueries({ queryKey, exact: true });
      write({ ...entry, progress });
      holdFor(progress === 'submitted' || progress === 'accepted' ? Infinity : GRACE)();
    },
    hold: () => holdFor(GRACE),
  };
}

function hasExpired({ session, progress }: CachedSession): boolean {
  return progress === 'open' && session?.expiresAt != null && session.expiresAt <= Date.now();
}

function createKey(): string {
  // `randomUUID` is there in secure contexts only; a shop may be tried over http in a local network.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
