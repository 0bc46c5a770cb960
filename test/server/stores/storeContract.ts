import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IdempotencyStore } from '../../../src/server/IdempotencyStore.ts';

export interface OpenStores {
  /** Several views of one memory, each with connections of its own where it has any. */
  readonly stores: readonly IdempotencyStore[];
  close(): Promise<void>;
}

const MINUTE = 60_000;

/** What every store keeps, whatever it is made of. */
export function describeStore(name: string, open: () => Promise<OpenStores>): void {
  describe(`${name} as a store`, () => {
    let opened: OpenStores;
    let count = 0;

    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    /** One of the views, in turn. */
    function store(index = 0): IdempotencyStore {
      const one = opened.stores[index % opened.stores.length];
      if (!one) throw new Error('There is no store.');
      return one;
    }

    function freshKey(): string {
      count += 1;
      return `key-${count}`;
    }

    /** What the key holds, told by a claim that must fail. */
    async function valueOf(key: string): Promise<string | null> {
      return store().claim(key, 'nobody', 1);
    }

    it('gives a free key to one of a hundred who claim it at once, and tells the others of it', async () => {
      for (let round = 0; round < 20; round += 1) {
        const key = freshKey();
        const claims = await Promise.all(
          Array.from({ length: 100 }, (_, index) => store(index).claim(key, `value ${index}`, MINUTE)),
        );
        const winner = `value ${claims.indexOf(null)}`;
        expect(claims.filter((claim) => claim === null)).toHaveLength(1);
        expect(new Set(claims)).toEqual(new Set([null, winner]));
      }
    });

    it('tells the winner nothing less when another claims with the same value', async () => {
      const key = freshKey();
      const claims = await Promise.all([0, 1, 2].map((index) => store(index).claim(key, 'same', MINUTE)));
      expect(claims.filter((claim) => claim === null)).toHaveLength(1);
      expect(claims.filter((claim) => claim === 'same')).toHaveLength(2);
    });

    it('lets one of fifty replace the same value', async () => {
      const key = freshKey();
      await store().claim(key, 'first', MINUTE);
      const done = await Promise.all(
        Array.from({ length: 50 }, (_, index) => store(index).replace(key, 'first', `next ${index}`, MINUTE)),
      );
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await valueOf(key)).toBe(`next ${done.indexOf(true)}`);
    });

    it('replaces only what is expected, and nothing where nothing is', async () => {
      const key = freshKey();
      expect(await store().replace(key, 'first', 'next', MINUTE)).toBe(false);
      expect(await store().claim(key, 'first', MINUTE)).toBeNull();
      expect(await store(1).replace(key, 'firs', 'next', MINUTE)).toBe(false);
      expect(await store(1).replace(key, 'FIRST', 'next', MINUTE)).toBe(false);
      expect(await valueOf(key)).toBe('first');
      expect(await store(1).replace(key, 'first', 'next', MINUTE)).toBe(true);
      expect(await valueOf(key)).toBe('next');
    });

    it('releases only what is expected, once', async () => {
      const key = freshKey();
      await store().claim(key, 'mine', MINUTE);
      expect(await store(1).release(key, 'theirs')).toBe(false);
      expect(await valueOf(key)).toBe('mine');
      const done = await Promise.all([0, 1, 2, 3].map((index) => store(index).release(key, 'mine')));
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await store(2).claim(key, 'theirs', MINUTE)).toBeNull();
    });

    it('lets nobody in beside the one who holds a key', async () => {
      const key = freshKey();
      let inside = 0;
      let most = 0;
      let turns = 0;
      async function takeTurns(index: number): Promise<void> {
        for (let turn = 0; turn < 10;) {
          const mine = `${index}.${turn}`;
          const taken = await store(index).claim(key, mine, MINUTE);
          if (taken === null) most = Math.max(most, (inside += 1));
          // A store without any input or output would never let a timer run.
          await new Promise((resolve) => setTimeout(resolve, 1));
          if (taken !== null) continue;
          inside -= 1;
          if (await store(index).release(key, mine)) turns += 1;
          turn += 1;
        }
      }
      await Promise.all([0, 1, 2, 3].map(takeTurns));
      expect({ most, turns }).toEqual({ most: 1, turns: 40 });
    });

    it('forgets a claim when its time is over, and lets one of many take it over', async () => {
      const key = freshKey();
      const start = performance.now();
      await store().claim(key, 'old', 300);
      let claims: (string | null)[] = [];
      while (!claims.includes(null)) {
        claims = await Promise.all(
          [0, 1, 2, 3].map((index) => store(index).claim(key, `new ${index}`, MINUTE)),
        );
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      // Clocks count whole milliseconds.
      expect(performance.now() - start).toBeGreaterThan(298);
      expect(claims.filter((claim) => claim === null)).toHaveLength(1);
      expect(await valueOf(key)).toBe(`new ${claims.indexOf(null)}`);
    });

    it('neither replaces nor releases what is past its time', async () => {
      const [replaced, released] = [freshKey(), freshKey()];
      await Promise.all([replaced, released].map((key) => store().claim(key, 'old', 50)));
      await new Promise((resolve) => setTimeout(resolve, 80));
      expect(await store().replace(replaced, 'old', 'new', MINUTE)).toBe(false);
      expect(await store().release(released, 'old')).toBe(false);
      expect(await store().claim(replaced, 'another', MINUTE)).toBeNull();
    });

    it('keeps a replaced value for its own time, longer or shorter', async () => {
      const [longer, shorter] = [freshKey(), freshKey()];
      await store().claim(longer, 'a', 300);
      expect(await store().replace(longer, 'a', 'b', MINUTE)).toBe(true);
      await store().claim(shorter, 'a', MINUTE);
      expect(await store().replace(shorter, 'a', 'b', 1)).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 350));
      expect(await store().claim(longer, 'c', MINUTE)).toBe('b');
      expect(await store().claim(shorter, 'c', MINUTE)).toBeNull();
    });

    it('takes a fraction of a millisecond for a time', async () => {
      const key = freshKey();
      expect(await store().claim(key, 'a', MINUTE + 0.4)).toBeNull();
      expect(await store().replace(key, 'a', 'b', MINUTE / 7)).toBe(true);
      expect(await valueOf(key)).toBe('b');
    });

    it.each([
      ['scripts and emoji', JSON.stringify({ name: '日本語 العربية हिन्दी 👩‍👩‍👧 ﷽', e: 'e\u0301 é' })],
      ['what JSON escapes', JSON.stringify({ text: '\u0000 \u2028 \n " \\ \ud800' })],
      ['what databases read', `'; DROP TABLE clink_idempotency; -- $1 %s \\x00 {"$gt": 1} *`],
      ['nothing', ''],
      ['64 KB', JSON.stringify({ text: 'añb'.repeat(16 * 1024) })],
    ])('gives back, compares and releases %s', async (_case, value) => {
      const key = freshKey();
      expect(await store().claim(key, value, MINUTE)).toBeNull();
      expect(await store(1).claim(key, 'other', MINUTE)).toBe(value);
      expect(await store(2).replace(key, value, `${value} `, MINUTE)).toBe(true);
      expect(await store(3).release(key, value)).toBe(false);
      expect(await store(3).release(key, `${value} `)).toBe(true);
    });

    it('keeps keys apart that look alike', async () => {
      const keys = ['a', 'A', 'a ', ' a', 'a*', "a'", 'a%', 'session:a', 'webhook:a', '["x","a"]'];
      for (const key of keys) expect(await store().claim(`alike ${key}`, key, MINUTE)).toBeNull();
      for (const key of keys) expect(await valueOf(`alike ${key}`)).toBe(key);
    });
  });
}
