import type { SessionProgress } from '../checkout/CheckoutSession.ts';
import type { ReturnState } from '../checkout/createReturn.ts';
import { pageState } from '../checkout/pageState.ts';
import type { KnownSession } from '../checkout/pageState.ts';
import { forgetNoted } from './sessionMemory.ts';

/**
 * Takes the server's word, as the return page has heard it, that nothing was paid in a session: where that page offers to
 * pay again, the checkout must not refuse. A payment that was accepted may arrive after its session has ended, but not
 * after it was refused. What Clink's script called a success is never taken back.
 */
export function releaseSession({ status, sessionId, error }: ReturnState): void {
  const isRefused = error?.code === 'payment_failed';
  if (sessionId === null || (status !== 'expired' && !isRefused)) return;
  for (const progress of isRefused ? (['submitted', 'accepted'] as const) : (['submitted'] as const)) {
    pageState().released?.add(nameOf(sessionId, progress));
    forgetNoted(sessionId, progress);
  }
}

/** What is known of a session, after what the server has said of it. */
export function afterRelease(known: KnownSession): KnownSession {
  const { session, progress } = known;
  return pageState().released?.has(nameOf(session.sessionId, progress))
    ? { session, progress: 'open' }
    : known;
}

/** Another payment has begun in it, of which the server has said nothing. */
export function holdAgain({ session, progress }: KnownSession): void {
  pageState().released?.delete(nameOf(session.sessionId, progress));
}

const nameOf = (sessionId: string, progress: SessionProgress): string => `${sessionId} ${progress}`;
