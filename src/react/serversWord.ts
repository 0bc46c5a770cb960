import type { CheckoutSession, SessionProgress } from '../checkout/CheckoutSession.ts';
import type { PaymentMemory } from '../checkout/createReturn.ts';
import { pageState } from '../checkout/pageState.ts';
import type { KnownSession } from '../checkout/pageState.ts';
import { notedProgress, renote } from './sessionMemory.ts';

/** How far a session has come that the server has said this of. */
const AFTER: Readonly<Record<string, Partial<Record<SessionProgress, SessionProgress>>>> = {
  processing: { open: 'accepted', submitted: 'accepted' },
  // The session is open, so that whoever tries again pays in this very one.
  refused: { submitted: 'open', accepted: 'open', paid: 'open' },
  // What was accepted before the session ended may arrive all the same.
  ended: { submitted: 'open' },
};

/**
 * What the tab knows of payments, for the return page and from it: it must not offer to pay again where the checkout knows
 * better, nor the checkout refuse where the server has said that nothing was paid.
 */
export const PAYMENT_MEMORY: PaymentMemory = {
  wasOnItsWay: (sessionId) => {
    const progress = notedProgress(sessionId);
    return (
      progress === 'accepted' || progress === 'paid' || pageState().words?.get(sessionId) === 'processing'
    );
  },
  keep: (sessionId, word) => {
    pageState().words?.set(sessionId, word);
    renote(sessionId, (progress) => after(word, progress));
  },
};

/** What is known of a session, after what the server has said of it on this page. */
export function afterServersWord(known: KnownSession): KnownSession {
  const { session, progress } = known;
  const next = after(pageState().words?.get(session.sessionId), progress);
  return next === progress ? known : { session, progress: next };
}

/** Another payment has begun in it, of which the server has said nothing. */
export function forgetServersWord({ sessionId }: CheckoutSession): void {
  pageState().words?.delete(sessionId);
}

function after(word: string | undefined, progress: SessionProgress): SessionProgress {
  return (word && AFTER[word]?.[progress]) || progress;
}
