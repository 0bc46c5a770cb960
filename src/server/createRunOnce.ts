import type { SessionReply } from '../protocol/SessionReply.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import type { MadeSession } from './createClinkSession.ts';
import type { IdempotencyStore } from './IdempotencyStore.ts';
import { OutcomeUnknownProblem } from './OutcomeUnknownProblem.ts';

/** The two steps to a session. */
export interface SessionSteps {
  /** Has Clink make it. May reject only when it surely was not made, or with an `OutcomeUnknownProblem`. */
  readonly create: () => Promise<MadeSession>;
  /** Tells the merchant of it. May be repeated. */
  readonly tell: (made: MadeSession) => void | Promise<void>;
}

/** Has a session made at most once for a key and body, and answers every other call with the same reply. */
export type RunOnce = (key: string, fingerprint: string, steps: SessionSteps) => Promise<SessionReply>;

/**
 * Joins calls that are under way in this process; what is settled or runs elsewhere is the store's to know.
 *
 * A failed `create` frees its key. One with an unknown outcome closes it for as long as the store keeps entries: a
 * session nobody has heard of may exist at Clink, and a repeat would make a second one. After a failed `tell` the
 * session is kept, and the next call with the key goes on from there.
 *
 * Rejections: 409 `request_in_progress` (another process is at it), 422 `idempotency_key_reused` (same key, other body),
 * 504 `outcome_unknown`, and those of the steps.
 */
export function createRunOnce(store: IdempotencyStore): RunOnce {
  const underWay = new Map<string, { readonly fingerprint: string; readonly reply: Promise<SessionReply> }>();

  async function claimAndRun(
    key: string,
    fingerprint: string,
    { create, tell }: SessionSteps,
  ): Promise<SessionReply> {
    const entry = await store.claim(key, fingerprint);
    if (entry !== null && entry.fingerprint !== fingerprint) throw reusedKey();
    switch (entry?.state) {
      case undefined:
        return finish(key, fingerprint, await createAndKeep(key, fingerprint, create), tell);
      case 'untold':
        return finish(key, fingerprint, entry.made, tell);
      case 'complete':
        return entry.reply;
      case 'running':
        throw inProgress();
      case 'unknown':
        throw new OutcomeUnknownProblem();
      default:
        entry satisfies never;
        throw new TypeError('unreachable');
    }
  }

  async function createAndKeep(
    key: string,
    fingerprint: string,
    create: SessionSteps['create'],
  ): Promise<MadeSession> {
    try {
      return await create();
    } catch (error) {
      await (error instanceof OutcomeUnknownProblem
        ? store.settle(key, { fingerprint, state: 'unknown' })
        : store.release(key));
      throw error;
    }
  }

  async function finish(
    key: string,
    fingerprint: string,
    made: MadeSession,
    tell: SessionSteps['tell'],
  ): Promise<SessionReply> {
    try {
      await tell(made);
    } catch (error) {
      await store.settle(key, { fingerprint, state: 'untold', made });
      throw error;
    }
    await store.settle(key, { fingerprint, state: 'complete', reply: made.reply });
    return made.reply;
  }

  return (key, fingerprint, steps) => {
    const running = underWay.get(key);
    if (running !== undefined) {
      return running.fingerprint === fingerprint ? running.reply : Promise.reject(reusedKey());
    }
    const reply = claimAndRun(key, fingerprint, steps).finally(() => underWay.delete(key));
    underWay.set(key, { fingerprint, reply });
    return reply;
  };
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
