import { pageState } from '../checkout/pageState.ts';

/** Whether this page is to tell its host that a session is paid: the first time, and never again. */
export function isFirstTold(sessionId: string): boolean {
  const { toldPaid } = pageState();
  return toldPaid.size < toldPaid.add(sessionId).size;
}
