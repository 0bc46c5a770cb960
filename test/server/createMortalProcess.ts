import { fingerprintOf } from '../../src/server/fingerprintOf.ts';
import { createWebhookHandler } from '../../src/server/index.ts';
import type { Handler, IdempotencyStore, TransactionalStore, WebhookEvent } from '../../src/server/index.ts';
import type { TestDatabase, TestTransaction } from './createTestDatabase.ts';

export interface MortalProcessOptions {
  readonly database: TestDatabase;
  readonly isTransactional: boolean;
  readonly secret: string;
  readonly now: () => number;
  /** Decides when the next step is taken, and so what happens between the steps of others. */
  readonly turn: (label: string) => Promise<unknown>;
  /** Whether this run of `onEvent` throws, before it has done anything. */
  readonly fails: () => boolean;
  /** Dies at this point: 2 n before its n-th step is carried out, 2 n + 1 after that and before it hears of it. */
  readonly diesAt: number | null;
}

/** Where the store keeps an event. */
export async function keyOf(id: string): Promise<string> {
  return `webhook:${await fingerprintOf(id)}`;
}

/** A process of the merchant's with a webhook handler, and a life of so many steps. */
export interface MortalProcess {
  /** Answers, or `null` when the process dies first: the connection is lost. */
  deliver(request: Request): Promise<Response | null>;
  isDead(): boolean;
  /** Keys of the events whose effect was there when the process died, and not written down as done. */
  readonly unfinished: Set<string>;
}

export function createMortalProcess(options: MortalProcessOptions): MortalProcess {
  const { database, secret, now, turn, fails, diesAt } = options;
  const unfinished = new Set<string>();
  let points = 0;
  let dead = false;
  let die = (): void => {};
  const death = new Promise<null>((resolve) => {
    die = () => {
      dead = true;
      resolve(null);
    };
  });
  const silence = new Promise<never>(() => {});

  function passPoint(): void {
    if (!dead && points++ === diesAt) die();
  }

  async function step<T>(label: string, act: () => T | Promise<T>): Promise<T> {
    await turn(label);
    passPoint();
    if (dead) return silence;
    const result = await act();
    passPoint();
    return dead ? silence : result;
  }

  const { plain, transactional } = database;
  const connection: IdempotencyStore = {
    claim: (...entry) => step('claim', () => plain.claim(...entry)),
    replace: (...entry) =>
      step('replace', async () => {
        const isReplaced = await plain.replace(...entry);
        if (isReplaced && entry[2].includes('done')) unfinished.delete(entry[0]);
        return isReplaced;
      }),
    release: (...entry) => step('release', () => plain.release(...entry)),
  };
  const once: TransactionalStore<TestTransaction>['once'] = (key, value, ttlMs, work) =>
    step('once', () =>
      transactional.once(key, value, ttlMs, async (transaction) => {
        const worked = work(transaction).then(() => step('commit', () => true));
        // A database takes back what a connection that is gone has not committed.
        if ((await Promise.race([worked, death])) === null) throw new Error('connection lost');
      }),
    );

  async function onEvent(
    { id }: WebhookEvent,
    { transaction }: { readonly transaction: unknown },
  ): Promise<void> {
    await turn('onEvent');
    if (fails()) throw new Error('onEvent failed');
    const key = await keyOf(id);
    await step('effect', () => {
      if (options.isTransactional) return (transaction as TestTransaction).insert(id);
      database.rows.push(id);
      unfinished.add(key);
    });
  }

  const handler: Handler = createWebhookHandler({
    secret,
    now,
    onEvent,
    store: options.isTransactional ? { ...connection, once } : connection,
  });
  return {
    deliver: (request) => Promise.race([handler(request), death]),
    isDead: () => dead,
    unfinished,
  };
}
