// @vitest-environment node
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/server/index.ts';

const DAY = 24 * 60 * 60_000;

describe('createMemoryStore', () => {
  it('gives a key to the first claim only', async () => {
    const store = createMemoryStore();
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.claim('k', `v${index}`, DAY)),
    );
    expect(claims).toEqual([null, ...Array.from({ length: 19 }, () => 'v0')]);
  });

  it('replaces and frees only what the caller knows to be there', async () => {
    const store = createMemoryStore();
    await store.claim('k', 'mine', DAY);
    expect(await store.replace('k', 'theirs', 'new', DAY)).toBe(false);
    expect(await store.release('k', 'theirs')).toBe(false);
    expect(await store.replace('k', 'mine', 'new', DAY)).toBe(true);
    expect(await store.claim('k', 'other', DAY)).toBe('new');
    expect(await store.release('k', 'new')).toBe(true);
    expect(await store.claim('k', 'other', DAY)).toBeNull();
    expect(await store.replace('nobody', 'mine', 'new', DAY)).toBe(false);
  });

  it('forgets a key when its time is over, counted from the last write (case 92)', async () => {
    let now = 0;
    const store = createMemoryStore({ now: () => now });
    await store.claim('k', 'a', 10);
    now = 9;
    expect(await store.replace('k', 'a', 'b', 10)).toBe(true);
    now = 18;
    expect(await store.claim('k', 'c', 10)).toBe('b');
    now = 19;
    expect(await store.replace('k', 'b', 'c', 10)).toBe(false);
    expect(await store.claim('k', 'c', 10)).toBeNull();
  });

  it('holds a bounded number of entries and drops the oldest settled one first (case 92)', async () => {
    const done = '{"state":"done"}';
    const store = createMemoryStore({ maxEntries: 3 });
    for (const key of ['running', 'old', 'new']) expect(await store.claim(key, 'v', DAY)).toBeNull();
    await store.replace('old', 'v', done, DAY);
    await store.replace('new', 'v', done, DAY);
    expect(await store.claim('another', 'v', DAY)).toBeNull();
    expect(await store.claim('running', 'w', DAY)).toBe('v');
    expect(await store.claim('new', 'w', DAY)).toBe(done);
    expect(await store.release('another', 'v')).toBe(true);
    expect(await store.claim('old', 'w', DAY)).toBeNull();
  });

  it('takes no word of the order for the state of its record', async () => {
    const untold = JSON.stringify({
      state: 'untold',
      made: { order: { metadata: { state: 'complete' } }, reply: { sessionId: 'sess_1' } },
    });
    const store = createMemoryStore({ maxEntries: 2 });
    await store.claim('untold', 'v', DAY);
    await store.replace('untold', 'v', untold, DAY);
    await store.claim('settled', 'v', DAY);
    await store.replace('settled', 'v', '{"state":"complete"}', DAY);
    expect(await store.claim('another', 'v', DAY)).toBeNull();
    expect(await store.claim('untold', 'w', DAY)).toBe(untold);
    await expect(store.claim('one more', 'v', DAY)).rejects.toMatchObject({ code: 'busy' });
  });

  it('drops what is past its time although it was never settled', async () => {
    let now = 0;
    const store = createMemoryStore({ now: () => now, maxEntries: 2 });
    await store.claim('a', 'v', 10);
    await store.claim('b', 'v', 20);
    now = 10;
    expect(await store.claim('c', 'v', 10)).toBeNull();
    expect(await store.claim('b', 'w', 10)).toBe('v');
  });

  it('gives up a key whose outcome is open only after a quarter of an hour, and for want of any other', async () => {
    let now = 0;
    const store = createMemoryStore({ now: () => now, maxEntries: 2 });
    await store.claim('open', 'v', DAY);
    await store.replace('open', 'v', '{"state":"unknown"}', DAY);
    await store.claim('running', 'v', DAY);
    now = 15 * 60_000 - 1;
    await expect(store.claim('another', 'v', DAY)).rejects.toMatchObject({ code: 'busy' });
    now = 15 * 60_000;
    expect(await store.claim('another', 'v', DAY)).toBeNull();
    expect(await store.claim('running', 'w', DAY)).toBe('v');
  });

  it('refuses a claim while nothing is known of any entry', async () => {
    const store = createMemoryStore({ maxEntries: 1 });
    await store.claim('a', 'v', DAY);
    await expect(store.claim('b', 'v', DAY)).rejects.toMatchObject({
      status: 503,
      code: 'busy',
      headers: { 'Retry-After': '5' },
      message: expect.stringContaining('Try again in a moment') as string,
    });
  });

  it('holds its memory through a million keys, and knows the latest of them (case 92)', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const store = createMemoryStore({ maxEntries: 1_000 });
    const done = JSON.stringify({ state: 'done', filler: 'x'.repeat(200) });
    const before = used();
    for (let index = 0; index < 1_000_000; index += 1) {
      void store.claim(`key-${index}`, 'v', DAY);
      void store.replace(`key-${index}`, 'v', done, DAY);
      // Lets the promises go.
      if (index % 10_000 === 0) await Promise.resolve();
    }
    expect(used() - before).toBeLessThan(30 * 1024 * 1024);
    expect(await store.claim('key-999999', 'w', DAY)).toBe(done);
    expect(await store.claim('key-999001', 'w', DAY)).toBe(done);
    expect(await store.claim('key-998000', 'w', DAY)).toBeNull();
  }, 60_000);
});
