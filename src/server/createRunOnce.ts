import type { SessionReply } from '../protocol/SessionReply.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import type { FoundSession, MadeSession } from './createClinkSession.ts';
import type { IdempotencyStore } from './IdempotencyStore.ts';
import { CALLBACK_LIMIT, limitTime, STORE_LIMIT } from './limitTime.ts';
import { OutcomeUnknownProblem } from './OutcomeUnknownProblem.ts';
import type { SessionRecord } from './SessionRecord.ts';
import { undoClaim } from './undoClaim.ts';

/** The two steps to a session. */
export interface SessionSteps {
  /** Finds it, or has Clink make it. May reject only when none was made for sure, or with an `OutcomeUnknownProblem`. */
  readonly create: () => Promise<MadeSession | FoundSession>;
  /** Tells the merchant of one that was made. May be repeated. */
  readonly tell?: ((made: MadeSession) => void | Promise<void>) | undefined;
  /** Told of a store that fails after Clink has answered, when the caller can be answered all the same. */
  readonly onStoreError: (error: unknown) => void;
}

/** Has a session made at most once for a key and body, and answers every other call with the same reply. */
export type RunOnce = (key: string, fingerprint: string, steps: SessionSteps) => Promise<SessionReply>;

export interface RunOnceOptions {
  readonly store: IdempotencyStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds after which a run that did not end is taken for dead. Longer than any run takes. */
  readonly leaseMs: number;
  /** Milliseconds to wait for a run in another process. */
  readonly waitMs: number;
}

/** Milliseconds, as long as Clink keeps a session open. */
const TTL = 24 * 60 * 60_000;

/** Milliseconds between two looks at a run in another process: the first, and the longest. */
const PAUSE = { first: 20, longest: 500 };

/**
 * Calls with the same key join: in this process at once, across processes through the store.
 *
 * A failed `create` frees its key. One with an unknown outcome closes it for as long as the store keeps entries: a session
 * nobody has heard of may exist at Clink, and a repeat would make a second one. The same holds where the process died on
 * the way. After a failed `tell` the session is kept, and the next call with the key goes on from there.
 *
 * Rejections: 409 `request_in_progress` (another process is at it, and takes longer than `waitMs`), 422
 * `idempotency_key_reused` (same key, other body), 503 `store_unavailable` (nothing was sent), 504 `outcome_unknown`, and
 * those of the steps.
 */
export function createRunOnce({ store, now, leaseMs, waitMs }: RunOnceOptions): RunOnce {
  const underWay = new Map<string, { readonly fingerprint: string; readonly reply: Promise<SessionReply> }>();

  async function claimAndRun(key: string, fingerprint: string, steps: SessionSteps): Promise<SessionReply> {
    const run = crypto.randomUUID();
    // Not by the wall clock, which may be set meanwhile.
    const deadline = performance.now() + waitMs;
    for (let pause = PAUSE.first; ; pause = Math.min(pause * 1.5, PAUSE.longest)) {
      const mine = write({ fingerprint, state: 'running', run, until: now() + leaseMs });
      const found = await claim(key, mine);
      // A client that sends a claim again because its answer was lost finds its own.
      if (found === null || found === mine) return create(key, fingerprint, mine, steps);
      const record = JSON.parse(found) as SessionRecord;
      if (record.fingerprint !== fingerprint) throw reusedKey();
      switch (record.state) {
        case 'complete':
          return record.reply;
        case 'untold':
          return tell(key, fingerprint, found, record.made, steps);
        case 'unknown':
          throw new OutcomeUnknownProblem();
        case 'running':
          if (record.until <= now()) {
            await keep(key, found, { fingerprint, state: 'unknown' }, steps);
            throw new OutcomeUnknownProblem('the process that asked for it did not finish');
          }
          if (performance.now() >= deadline) throw inProgress();
          await new Promise((resolve) => setTimeout(resolve, pause));
          break;
        default:
          record satisfies never;
          // Another version of this library shares the store, and says what this one cannot judge.
          throw new OutcomeUnknownProblem('its state is not known');
      }
    }
  }

  async function claim(key: string, value: string): Promise<string | null> {
    try {
      return await limitTime(store.claim(key, value, TTL), STORE_LIMIT);
    } catch (cause) {
      void undoClaim(store, key, value);
      if (cause instanceof CheckoutProblem) throw cause;
      throw new CheckoutProblem(
        503,
        'store_unavailable',
        'The shop’s memory of checkouts cannot be reached, so none was started. Nothing was charged. Try again in a moment.',
        { cause, headers: { 'Retry-After': '2' } },
      );
    }
  }

  async function create(
    key: string,
    fingerprint: string,
    mine: string,
    steps: SessionSteps,
  ): Promise<SessionReply> {
    let made: MadeSession | FoundSession;
    try {
      made = await steps.create();
    } catch (error) {
      if (error instanceof OutcomeUnknownProblem)
        await keep(key, mine, { fingerprint, state: 'unknown' }, steps);
      else await limitTime(store.release(key, mine), STORE_LIMIT).catch(steps.onStoreError);
      throw error;
    }
    const untold = steps.tell && made.order !== null ? made : null;
    const record: SessionRecord = untold
      ? { fingerprint, state: 'untold', made: untold }
      : { fingerprint, state: 'complete', reply: lastingPart(made.reply) };
    // Another process has taken this run for dead, and said so to those who asked.
    if (!(await keep(key, mine, record, steps)))
      throw new OutcomeUnknownProblem('it took longer than a run may');
    return untold ? tell(key, fingerprint, write(record), untold, steps) : made.reply;
  }

  async function tell(
    key: string,
    fingerprint: string,
    untold: string,
    made: MadeSession,
    steps: SessionSteps,
  ): Promise<SessionReply> {
    const { reply } = made;
    if (steps.tell) {
      await limitTime(steps.tell(made), CALLBACK_LIMIT);
      await keep(key, untold, { fingerprint, state: 'complete', reply }, steps);
    }
    return reply;
  }

  /** False when the key holds something else by now. A store that fails is told of; the caller goes on all the same. */
  async function keep(
    key: string,
    expected: string,
    record: SessionRecord,
    { onStoreError }: SessionSteps,
  ): Promise<boolean> {
    try {
      return await limitTime(store.replace(key, expected, write(record), TTL), STORE_LIMIT);
    } catch (error) {
      onStoreError(error);
      return true;
    }
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

/**
 * What is still true when the key is used again: a payment that was open or under way may have been decided by then. Where
 * nothing is said of it, the browser hears it from Clink.
 */
function lastingPart({ paymentStatus, ...reply }: SessionReply): SessionReply {
  return paymentStatus === 'paid' ? { ...reply, paymentStatus } : reply;
}

function write(record: SessionRecord): string {
  return JSON.stringify(record);
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
