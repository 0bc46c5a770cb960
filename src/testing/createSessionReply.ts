import type { SessionReply } from '../protocol/SessionReply.ts';

const DAY = 86_400_000;

let replies = 0;

/** What a merchant's endpoint answers to a request for a session: a new one of the sandbox that ends in 24 hours. */
export function createSessionReply(given: Partial<SessionReply> = {}): SessionReply {
  replies += 1;
  return {
    sessionId: `sess_fake_${replies}`,
    publishKey: 'pk_test_fake',
    environment: 'sandbox',
    expireTime: new Date(Date.now() + DAY).toISOString(),
    ...given,
  };
}
