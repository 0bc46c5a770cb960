import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAttemptMemory } from '../../src/react/attemptMemory.ts';

const NOW = 1_907_755_200_000;
const KEY = '0123456789abcdef';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});

/** What the storage holds, as one place and one text. */
function stored(): [string, string][] {
  return Object.keys(sessionStorage).map((place) => [place, sessionStorage.getItem(place) ?? '']);
}

describe('the memory of an attempt', () => {
  it('recalls the key that was kept for the same content, and no other', () => {
    createAttemptMemory(() => 'order 1').keep(KEY, null);
    expect(createAttemptMemory(() => 'order 1').recall()).toBe(KEY);
    expect(createAttemptMemory(() => 'order 2').recall()).toBeNull();
  });

  it('forgets the key when it is dropped, and that of no other content', () => {
    const [first, second] = [createAttemptMemory(() => 'order 1'), createAttemptMemory(() => 'order 2')];
    first.keep(KEY, null);
    second.keep(KEY.toUpperCase(), null);
    first.drop();
    expect(first.recall()).toBeNull();
    expect(second.recall()).toBe(KEY.toUpperCase());
  });

  it('recalls the key until the session has ended, and not from that moment on', () => {
    const memory = createAttemptMemory(() => 'order 1');
    memory.keep(KEY, NOW + 1000);
    vi.setSystemTime(NOW + 999);
    expect(memory.recall()).toBe(KEY);
    vi.setSystemTime(NOW + 1000);
    expect(memory.recall()).toBeNull();
  });

  it('asks anew what it is kept for each time', () => {
    let content: string | null = 'order 1';
    const memory = createAttemptMemory(() => content);
    memory.keep(KEY, null);
    content = 'order 2';
    expect(memory.recall()).toBeNull();
    content = 'order 1';
    expect(memory.recall()).toBe(KEY);
  });

  it('keeps nothing and recalls nothing when there is nothing to keep it for', () => {
    createAttemptMemory(() => '').keep(KEY, null);
    const memory = createAttemptMemory(() => null);
    memory.keep(KEY, null);
    memory.drop();
    expect(memory.recall()).toBeNull();
    expect(stored()).toHaveLength(1);
  });
});

describe('what lies in the storage', () => {
  it('is one entry with the end of its time and the key', () => {
    const memory = createAttemptMemory(() => 'order 1');
    memory.keep(KEY, null);
    expect(stored()).toEqual([[expect.stringMatching(/^clink:attempt:[0-9a-z]{8,14}$/), ` ${KEY}`]]);
    memory.keep(KEY, NOW);
    expect(stored().map(([, text]) => text)).toEqual([`${NOW} ${KEY}`]);
  });

  it('lies in the same place in every version, so that an update loses no attempt', () => {
    createAttemptMemory(() => '["/api",{"cartId":"c"}]').keep(KEY, null);
    expect(stored().map(([place]) => place)).toEqual(['clink:attempt:ajm6xsnke66x']);
  });

  it('lies in a place of its own for each of ten thousand orders, of one letter or many', () => {
    const places = new Set<string>();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation((place) => void places.add(place));
    for (let number = 0; number < 5000; number += 1) {
      createAttemptMemory(() => String.fromCharCode(number)).keep(KEY, null);
      createAttemptMemory(() => `["/api/session",{"cartId":"cart_${number}"},null]`).keep(KEY, null);
    }
    expect(places.size).toBe(10_000);
  });

  it.each([
    ['no end and no key', ''],
    ['a key alone', KEY],
    ['a key that is too short', ` ${KEY.slice(1)}`],
    ['a key that is too long', ` ${'a'.repeat(65)}`],
    ['a key of other characters', ` ${KEY}!`],
    ['an end that is no number', `1e13 ${KEY}`],
    ['something before the end', `x${NOW + 1} ${KEY}`],
    ['two spaces', `  ${KEY}`],
    ['a line more', ` ${KEY}\n`],
  ])('is not believed with %s', (_, text) => {
    const memory = createAttemptMemory(() => 'order 1');
    memory.keep(KEY, null);
    sessionStorage.setItem(stored()[0]?.[0] ?? '', text);
    expect(memory.recall()).toBeNull();
  });

  it.each([KEY, 'a'.repeat(64), '123e4567-e89b-42d3-a456-426614174000'])('may be the key %s', (key) => {
    const memory = createAttemptMemory(() => 'order 1');
    memory.keep(key, NOW + 1);
    expect(memory.recall()).toBe(key);
  });
});

describe('a storage', () => {
  it.each(['getItem', 'setItem'] as const)(
    'whose %s is forbidden keeps nothing, and does no harm',
    (method) => {
      vi.spyOn(Storage.prototype, method).mockImplementation(() => {
        throw new DOMException('no', 'SecurityError');
      });
      const memory = createAttemptMemory(() => 'order 1');
      memory.keep(KEY, null);
      memory.drop();
      expect(memory.recall()).toBeNull();
    },
  );

  it('whose entries cannot be removed does no harm', () => {
    vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(() => createAttemptMemory(() => 'order 1').drop()).not.toThrow();
  });
});
