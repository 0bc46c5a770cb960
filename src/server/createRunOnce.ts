import type { SessionReply } from '../protocol/SessionReply.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import type { IdempotencyStore } from './IdempotencyStore.ts';

/** Runs `create` at most once for a key and body, and answers every other call with the same reply. */
export type RunOnce = (
  key: string,
  fingerprint: string,
  create: () => Promise<SessionReply>,
) => Promise<SessionReply>;

/**
 * Joins calls that are under way in this process; what is settled or runs elsewhere is the store's to know. A failed
 * run frees its key. One with an unknown outcome (`outcome_unknown`) closes it for as long as the store keeps entries:
 * a session nobody has heard of may exist at Clink, and a repeat would make a second one.
 *
 * Rejections: 409 `request_in_progress` (another process is at it), 422 `idempotency_key_reused` (same key, other body),
 * 504 `outcome_unknown`.
 */
export function createRunOnce(store: IdempotencyStore): RunOnce {
  const underWay = new Map<string, { readonly fingerprint: string; readonly reply: Promise<SessionReply> }>();

  async function claimAndRun(
    key: string,
    fingerprint: string,
    create: () => Promise<SessionReply>,
  ): Promise<SessionReply> {
    const entry = await store.claim(key, fingerprint);
    if (entry !== null) {
      if (entry.fingerprint !== fingerprint) throw reusedKey();
      if (entry.state === 'complete') return entry.reply;
      throw entry.state === 'unknown' ? outcomeUnknown() : inProgress();
    }
    let reply: SessionReply;
    try {
      reply = await create();
    } catch (error) {
      if (error instanceof CheckoutProblem && error.code === 'outcome_unknown') {
        await store.settle(key, { fingerprint, state: 'unknown' });
      } else {
        await store.release(key);
      }
      throw error;
    }
    await store.settle(key, { fingerprint, state: 'complete', reply });
    return reply;
  }

  return (key, fingerprint, create) => {
    const running = underWay.get(key);
    if (running !== undefined) {
      return running.fingerprint === fingerprint ? running.reply : Promise.reject(reusedKey());
    }
    const reply = claimAndRun(key, fingerprint, create).finally(() => underWay.delete(key));
    underWay.set(key, { fingerprint, reply });
    return reply;
  };
}

/** Clink was asked for a session, and nobody knows whether it made one. `cause` names the failure for the log. */
export function outcomeUnknown(cause?: string): CheckoutProblem {
  return new CheckoutProblem(
    504,
    'outcome_unknown',
    'It is not known whether Clink made the session, so this attempt is not repeated. Nothing was charged. Start again with a new idempotency key.',
    { cause },
  );
}

function reusedKey(): CheckoutProblem {
  return new CheckoutProblem(
    422,
    'idempotency_key_reused',
    'This idempotency key belongs to another order. A changed order needs a new key.',
  );
}

function inProgress(): CheckoutProblem {
  return new CheckoutProblem(409, 'request_in_progress', 'This session is being made already.', {
    headers: { 'Retry-After': '1' },
  });
}
