import type { SessionStatus } from '../protocol/SessionStatus.ts';

/** What a merchant's endpoint answers to the return page, which asks what has become of a session. @default paid */
export function createSessionStatus(given: Partial<SessionStatus> = {}): SessionStatus {
  return { sessionId: 'sess_fake_1', status: 'complete', paymentStatus: 'paid', ...given };
}
