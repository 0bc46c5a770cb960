import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadScript } from '../../src/elements/loadScript.ts';
import { CLINK_ELEMENTS_URL, isAllowedScriptUrl } from '../../src/protocol/scriptUrl.ts';
import { trustScript } from '../../src/elements/trustScript.ts';

const load = vi.fn();
const tags = (): HTMLScriptElement[] => [...document.scripts].filter(({ src }) => src.includes('sdk'));
const lastTag = (): HTMLScriptElement => {
  const tag = tags().at(-1);
  if (!tag) throw new Error('no tag');
  return tag;
};
const provide = (value: unknown = { loadClinkElements: load }): void => {
  vi.stubGlobal('ClinkElements', value);
};
const arrive = (): void => {
  provide();
  lastTag().dispatchEvent(new Event('load'));
};
const fail = (): boolean => lastTag().dispatchEvent(new Event('error'));

const report = (details: object): void => {
  document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI: url }, details));
};

let url = '';
let count = 0;
beforeEach(() => {
  vi.useFakeTimers();
  count += 1;
  url = `${location.origin}/sdk-${count}.js`;
});
afterEach(() => vi.useRealTimers());

const start = (options: object = {}) => {
  const loaded = loadScript({ url, ...options });
  loaded.catch(() => {});
  return loaded;
};

describe('Clink’s script', () => {
  it('is one tag for fifty callers, who all get the same (case 30)', async () => {
    const callers = Array.from({ length: 50 }, () => start());
    expect(tags()).toHaveLength(1);
    arrive();
    expect(new Set(await Promise.all(callers))).toEqual(new Set([load]));
  });

  it.each([
    ['the tag', 'script'],
    // In Chromium a tag that a preload has served leaves no entry of its own.
    ['a server’s hint', 'link'],
  ])(
    'whose bytes, come by %s, its integrity refuses is not asked for again, and another is',
    async (_, by) => {
      vi.spyOn(performance, 'getEntriesByName').mockReturnValue([
        { initiatorType: by, responseStatus: 200 } as unknown as PerformanceEntry,
      ]);
      const refused = start({ integrity: 'sha384-x' });
      fail();
      await expect(refused).rejects.toMatchObject({ code: 'sdk_integrity', retryable: false });
      await expect(start({ integrity: 'sha384-x' })).rejects.toMatchObject({ code: 'sdk_integrity' });
      expect(tags()).toHaveLength(0);
      const other = start({ integrity: 'sha384-y' });
      arrive();
      await expect(other).resolves.toBe(load);
    },
  );

  it('whose bytes came and may not run is asked for past caches, then told as invalid', async () => {
    vi.spyOn(performance, 'getEntriesByName').mockReturnValue([
      { initiatorType: 'script', responseStatus: 200 } as unknown as PerformanceEntry,
    ]);
    const loaded = start();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      fail();
      await vi.advanceTimersByTimeAsync(700);
    }
    await expect(loaded).rejects.toMatchObject({ code: 'sdk_invalid', retryable: true });
  });

  it('that is in the page already is not loaded again', async () => {
    provide();
    await expect(start()).resolves.toBe(load);
    expect(tags()).toHaveLength(0);
  });

  it('whose tag stands in the page’s own markup and is still loading is waited for', async () => {
    const tag = document.createElement('script');
    tag.type = 'text/plain';
    tag.src = url;
    document.head.append(tag);
    const loaded = start();
    expect(tags()).toHaveLength(1);
    arrive();
    await expect(loaded).resolves.toBe(load);
  });

  it('carries the nonce and the integrity, also when it is tried again', async () => {
    void start({ nonce: 'n1', integrity: 'sha384-x' });
    expect(lastTag()).toMatchObject({
      nonce: 'n1',
      integrity: 'sha384-x',
      crossOrigin: 'anonymous',
      async: true,
    });
    fail();
    await vi.advanceTimersByTimeAsync(1000);
    expect(lastTag()).toMatchObject({ nonce: 'n1', integrity: 'sha384-x' });
    arrive();
  });

  it('that fails is tried three times with a fresh tag, then told as blocked (case 21)', async () => {
    const loaded = start();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(tags()).toHaveLength(1);
      fail();
      await vi.advanceTimersByTimeAsync(700);
    }
    await expect(loaded).rejects.toMatchObject({ code: 'sdk_blocked', phase: 'sdk' });
    expect(tags()).toHaveLength(0);
  });

  it('can be asked for again after it has failed (case 21)', async () => {
    const first = start();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      fail();
      await vi.advanceTimersByTimeAsync(700);
    }
    await expect(first).rejects.toThrow();
    const second = start();
    arrive();
    await expect(second).resolves.toBe(load);
  });

  it('that stalls ends after 15 s, and changes nothing when it comes later (case 22)', async () => {
    const loaded = start();
    await vi.advanceTimersByTimeAsync(15_000);
    await expect(loaded).rejects.toMatchObject({ code: 'sdk_timeout' });
    expect(tags()).toHaveLength(0);
  });

  it.each(['', 'sha384-x'])(
    'that has stalled is asked for by another address, since browsers join a request under way (integrity "%s")',
    async (integrity) => {
      const stalled = start({ integrity });
      await vi.advanceTimersByTimeAsync(15_000);
      await expect(stalled).rejects.toMatchObject({ code: 'sdk_timeout' });
      const loaded = start({ integrity });
      expect(lastTag().src).toBe(`${url}?retry=3`);
      arrive();
      await expect(loaded).resolves.toBe(load);
    },
  );

  it.each([null, {}, { loadClinkElements: 1 }, document.createElement('form')])(
    'that is not the SDK (%s) is asked for past caches, then told as invalid (case 26)',
    async (value) => {
      const loaded = start();
      for (let attempt = 0; attempt < 3; attempt += 1) {
        expect(lastTag().src.includes('retry=')).toBe(attempt > 0);
        provide(value);
        lastTag().dispatchEvent(new Event('load'));
        await vi.advanceTimersByTimeAsync(700);
      }
      await expect(loaded).rejects.toMatchObject({ code: 'sdk_invalid' });
    },
  );

  it('that the page’s policy forbids is told at once with its own code', async () => {
    const loaded = start();
    report({ disposition: 'enforce', effectiveDirective: 'script-src-elem' });
    await expect(loaded).rejects.toMatchObject({ code: 'csp_blocked', retryable: false });
    expect(tags()).toHaveLength(0);
  });

  it('that a policy only reports, or another directive forbids, is loaded all the same', async () => {
    const loaded = start();
    report({ disposition: 'report', effectiveDirective: 'script-src-elem' });
    report({ disposition: 'enforce', effectiveDirective: 'connect-src' });
    arrive();
    await expect(loaded).resolves.toBe(load);
  });

  it('is named to Trusted Types by one policy, which passes Clink’s addresses only', async () => {
    const createPolicy = vi.fn((_name: string, rules: object) => rules);
    vi.stubGlobal('trustedTypes', { createPolicy });
    void start();
    expect(lastTag().src).toBe(url);
    expect(createPolicy).toHaveBeenCalledExactlyOnceWith('clink-react', expect.anything());
    expect(trustScript(CLINK_ELEMENTS_URL)).toBe(CLINK_ELEMENTS_URL);
    expect(() => trustScript('https://evil.example/sdk.js')).toThrow(TypeError);
    expect(createPolicy).toHaveBeenCalledTimes(1);
    arrive();
  });

  it('is left to the page’s own policies where Trusted Types refuse ours', async () => {
    Reflect.deleteProperty(globalThis, Symbol.for('react-clink-checkout.scriptPolicy'));
    vi.stubGlobal('trustedTypes', {
      createPolicy: () => {
        throw new TypeError('Policy clink-react disallowed.');
      },
    });
    const loaded = start();
    arrive();
    await expect(loaded).resolves.toBe(load);
  });

  it('is told as blocked by the page’s policy where its address may not be set', async () => {
    vi.spyOn(HTMLScriptElement.prototype, 'src', 'set').mockImplementation(() => {
      throw new TypeError('This document requires a TrustedScriptURL assignment.');
    });
    await expect(start()).rejects.toMatchObject({ code: 'csp_blocked' });
    expect(tags()).toHaveLength(0);
  });

  it('whose address is no address is told and not thrown', async () => {
    await expect(loadScript({ url: 'https://' })).rejects.toMatchObject({
      code: 'sdk_invalid',
      retryable: false,
    });
  });

  it('that cannot come since the browser is offline says so (case 28)', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const loaded = start();
    fail();
    await expect(loaded).rejects.toMatchObject({ code: 'offline', phase: 'sdk' });
  });

  it('is never loaded from an address that is not allowed', async () => {
    url = 'https://evil.example/sdk.js';
    await expect(start()).rejects.toMatchObject({ code: 'sdk_invalid', retryable: false });
    expect(tags()).toHaveLength(0);
  });
});

describe('the script’s address', () => {
  it.each([
    CLINK_ELEMENTS_URL,
    'https://cdn.jsdelivr.net/npm/@clink-ai/clink-elements@1.2.3/dist/index.iife.js',
    'https://js.clinkbill.com/elements.js',
    'https://shop.example/vendor/clink.js',
    'http://localhost:4174/sdk.js',
    'http://127.0.0.1:4174/sdk.js',
  ])('may be %s', (address) => {
    expect(isAllowedScriptUrl(address, 'https://shop.example')).toBe(true);
  });

  it.each([
    'https://cdn.jsdelivr.net/npm/other/index.js',
    'https://cdn.jsdelivr.net/npm/@clink-ai/clink-elements-evil/index.js',
    'https://cdn.jsdelivr.net.evil.example/npm/@clink-ai/clink-elements/x.js',
    'https://evilclinkbill.com/x.js',
    'http://js.clinkbill.com/x.js',
    '//evil.example/x.js',
    'data:text/javascript,alert(1)',
    'javascript:alert(1)',
    'http://[',
  ])('may not be %s', (address) => {
    expect(isAllowedScriptUrl(address, 'https://shop.example')).toBe(false);
  });
});
