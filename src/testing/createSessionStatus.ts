import type { SessionStatus } from '../protocol/SessionStatus.ts';

/**
 * What a merchant's endpoint answers to the return page, which asks what has become of a session. @default paid; with another
 * `status` than `complete`, unpaid
 */
export function createSessionStatus(given: Partial<SessionStatus> = {}): SessionStatus {
  const { status = 'complete' } = given;
  const paymentStatus = status === 'complete' ? 'paid' : 'unpaid';
  return { sessionId: 'sess_fake_1', status, paymentStatus, ...given };
}
