// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { differencesOf, integrityOf, openPage, script, SDK, STATS } from './openPage.ts';
import type { OpenPage } from './openPage.ts';

let page: OpenPage;

beforeEach(async () => {
  page = await openPage();
});
afterEach(() => page.close());

const html = (body: string, headers: Record<string, string> = {}): Response =>
  new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } });

function changePolicy(change: (policy: string) => string): void {
  page.parts.headers = (headers) => {
    headers.set('Content-Security-Policy', change(headers.get('Content-Security-Policy') ?? ''));
  };
}

describe('a page that serves what securityHeaders and scriptInventory say', () => {
  it('is as in the baseline, whatever its nonce', async () => {
    const report = await page.verify();
    expect(differencesOf(report)).toEqual([]);
    expect(report.faults).toBe(0);
    expect(report.results.map(({ text }) => text)).toEqual([
      'The page answers with HTML',
      `Script ${page.other}/sdk.js is listed, and its bytes are those authorised`,
      `Script ${page.origin}/theme.js is listed, by its address`,
      `Script ${page.other}/stats.js?… is listed, and its bytes are those authorised`,
      'Content-Security-Policy is as in the baseline',
      'Permissions-Policy is as in the baseline',
      'Referrer-Policy is as in the baseline',
      'X-Content-Type-Options is as in the baseline',
    ]);
    expect(Date.parse(report.at)).toBeGreaterThan(0);
    expect(report.hasBrowser).toBe(false);
  });

  it('may have inline scripts that are listed by the hash of their text', async () => {
    page.parts.body = '<script>start()</script>';
    const entry = {
      url: 'inline',
      purpose: 'starts the page',
      integrity: integrityOf('start()'),
      addedBy: 'page',
      assurance: 'integrity',
    } as const;
    const baseline = { ...page.baseline, scripts: [...page.baseline.scripts, entry] };
    expect(differencesOf(await page.verify({}, baseline))).toEqual([]);
    page.parts.body = '<script>start(), steal()</script>';
    expect(differencesOf(await page.verify({}, baseline))).toEqual(['present fault', 'listed fault']);
  });

  it('is asked for the SDK, unless that is skipped', async () => {
    await page.verify();
    expect(page.requests).toContain('/sdk.js');
    const before = page.requests.length;
    const report = await page.verify({ skipSdk: true });
    expect(page.requests.slice(before)).not.toContain('/sdk.js');
    expect(report.faults).toBe(0);
    expect(report.results[1]?.text).toContain('was not asked for');
  });

  it('is sent the header that a page behind a sign-in needs, and nobody else is', async () => {
    const sent: (string | null)[] = [];
    const { stats } = page.parts;
    page.parts.stats = (request) => {
      sent.push(request.headers.get('Cookie'));
      return stats(request);
    };
    page.parts.page = (request) => {
      sent.push(request.headers.get('Cookie'), request.headers.get('User-Agent'));
      page.parts.page = null;
      return new Response(null, { status: 302, headers: { Location: '/checkout' } });
    };
    await page.verify({ headers: { cookie: 'shopper=1' } });
    expect(sent).toEqual(['shopper=1', expect.stringMatching(/^Mozilla\//), null]);
  });
});

/** What was done to the page, and what the verification says. */
const TAMPERED: readonly (readonly [string, (page: OpenPage) => void, readonly string[]])[] = [
  [
    'a script of another host was added',
    ({ parts, other }) => (parts.head = `<script src="${other}/skimmer.js"></script>`),
    ['listed fault'],
  ],
  [
    'an inline script was added',
    ({ parts }) => (parts.body = '<script nonce="x">steal()</script>'),
    ['listed fault'],
  ],
  [
    'an import map was added, which says what modules are',
    ({ parts }) => (parts.head = '<script type="importmap">{"imports":{"a":"/b.js"}}</script>'),
    ['listed fault'],
  ],
  [
    'a script was hidden in a frame',
    ({ parts }) =>
      (parts.body = '<iframe srcdoc="&lt;script src=&quot;/skimmer.js&quot;&gt;&lt;/script&gt;"></iframe>'),
    ['listed fault'],
  ],
  [
    'bytes of a script were changed',
    ({ parts }) => (parts.stats = () => script(`${STATS} steal()`)),
    ['bytes fault'],
  ],
  ['bytes of the SDK were changed', ({ parts }) => (parts.sdk = () => script('steal()')), ['bytes fault']],
  [
    'the SDK does not answer',
    ({ parts }) => (parts.sdk = () => new Response(null, { status: 404 })),
    ['reachable fault'],
  ],
  [
    'the SDK leads to another host',
    ({ parts, origin }) =>
      (parts.sdk = () => new Response(null, { status: 302, headers: { Location: `${origin}/theme.js` } })),
    ['reachable fault'],
  ],
  [
    'a listed script is there a second time without its integrity',
    ({ parts, other }) => (parts.head = `<script src="${other}/stats.js?site=1"></script>`),
    ['integrity fault'],
  ],
  [
    'a hash was added to a tag',
    ({ parts, other }) =>
      (parts.head = `<script src="${other}/stats.js?site=1" integrity="${integrityOf(STATS)} ${integrityOf('steal()')}"></script>`),
    ['integrity fault'],
  ],
  [
    'code stands in an attribute',
    ({ parts }) => (parts.body = '<button onclick="steal()">Pay</button>'),
    ['handler fault'],
  ],
  [
    'code stands in an address',
    ({ parts }) => (parts.body = '<a href=" java\nscript:steal()">Pay</a>'),
    ['handler fault'],
  ],
  [
    'a script is preloaded',
    ({ parts, other }) => (parts.head = `<link rel="modulepreload" href="${other}/skimmer.js">`),
    ['preload note'],
  ],
  [
    'a header is gone',
    ({ parts }) => (parts.headers = (headers) => headers.delete('Referrer-Policy')),
    ['header fault'],
  ],
  [
    'the policy only reports',
    ({ parts }) =>
      (parts.headers = (headers) => {
        headers.set('Content-Security-Policy-Report-Only', headers.get('Content-Security-Policy') ?? '');
        headers.delete('Content-Security-Policy');
      }),
    ['header fault', 'header note'],
  ],
  [
    'a header leads on to another page',
    ({ parts }) => (parts.headers = (headers) => headers.set('Refresh', '0; url=https://evil.example')),
    ['header fault'],
  ],
  [
    'another security header came',
    ({ parts }) => (parts.headers = (headers) => headers.set('X-Frame-Options', 'DENY')),
    ['header note'],
  ],
];

describe('a page that was tampered with', () => {
  it.each(TAMPERED)('is told from the baseline: %s', async (_case, tamper, differences) => {
    tamper(page);
    const report = await page.verify();
    expect(differencesOf(report)).toEqual(differences);
    for (const { verdict, why, remedy } of report.results) {
      expect(Boolean(why && remedy)).toBe(verdict !== 'ok');
    }
    expect(JSON.stringify(report)).not.toContain('canary');
  });

  it('has every difference told, not the first one only', async () => {
    page.parts.head = '<script src="/a.js"></script><script src="/b.js"></script><base href="/x/">';
    page.parts.body = '<p onclick="a()"></p><p onfocus="b()"></p>';
    changePolicy((policy) => policy.replace("object-src 'none'", 'object-src *'));
    const report = await page.verify();
    expect(report.faults).toBe(5);
    expect(report.results.map(({ text }) => text)).toContain(
      `A script is not in the baseline: ${page.origin}/a.js`,
    );
  });

  it('has a directive that is weaker told by its name', async () => {
    changePolicy((policy) => policy.replace('script-src ', "script-src 'unsafe-inline' "));
    const { results } = await page.verify();
    expect(results.filter(({ verdict }) => verdict === 'fault').map(({ text }) => text)).toEqual([
      "Content-Security-Policy is weaker or another: script-src adds 'unsafe-inline'",
    ]);
  });

  it('is told when its nonce is always the same', async () => {
    const fixed = page.baseline.headers['Content-Security-Policy'] ?? '';
    changePolicy(() => fixed);
    expect(new Set(differencesOf(await page.verify()))).toEqual(new Set(['nonce fault']));
  });

  it('has what it says printed in plain characters only', async () => {
    changePolicy((policy) => `${policy}; x\u009B31m-src a`);
    page.parts.body = '<x\u001B[31m onclick="a()">';
    const text = JSON.stringify(await page.verify());
    // oxlint-disable-next-line no-control-regex -- these must not come
    expect(text).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/);
    expect(text).toContain('onclick of <x?[31m>');
  });
});

describe('a baseline', () => {
  it('that lists a script without a purpose is at fault', async () => {
    const scripts = page.baseline.scripts.map((entry) => ({ ...entry, purpose: ' ' }));
    const report = await page.verify({}, { ...page.baseline, scripts });
    expect(differencesOf(report)).toEqual(['purpose fault', 'purpose fault', 'purpose fault']);
  });

  it('that lists a script of the page’s that is gone is at fault', async () => {
    const entry = { url: '/gone.js', purpose: 'was here', addedBy: 'page', assurance: 'address' } as const;
    const scripts = [...page.baseline.scripts, entry];
    expect(differencesOf(await page.verify({}, { ...page.baseline, scripts }))).toEqual(['present fault']);
  });

  it('without a policy is at fault, however good the page', async () => {
    const { 'Content-Security-Policy': _policy, ...headers } = page.baseline.headers;
    expect(differencesOf(await page.verify({}, { ...page.baseline, headers }))).toEqual([
      'header fault',
      'header note',
    ]);
  });
});

describe('a page that cannot be compared', () => {
  const failing = async (answer: () => Response, timeoutMs = 5000): Promise<string | undefined> => {
    page.parts.page = answer;
    const report = await page.verify({ timeoutMs });
    expect(differencesOf(report)).toEqual(['page fault']);
    expect(report.results).toHaveLength(1);
    return report.results[0]?.text;
  };

  it('is at fault when it leads to another host, which is not asked', async () => {
    const { other } = page;
    expect(
      await failing(() => new Response(null, { status: 302, headers: { Location: `${other}/checkout` } })),
    ).toBe('The page leads to another origin');
    expect(page.requests).toEqual(['/checkout']);
  });

  it('is at fault when it leads round and round', async () => {
    const again = { status: 302, headers: { Location: '/checkout' } };
    expect(await failing(() => new Response(null, again))).toBe('The page leads on more than 5 times');
    expect(page.requests).toHaveLength(6);
  });

  it('is at fault when it is larger than 5 MB', async () => {
    expect(await failing(() => html(`<p>${'x'.repeat(6 * 1024 * 1024)}`))).toBe(
      'The page is larger than 5 MB',
    );
  });

  it('is at fault when it never ends', async () => {
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('<p>')),
    });
    expect(
      await failing(() => new Response(endless, { headers: { 'Content-Type': 'text/html' } }), 300),
    ).toBe('The page did not end within 0.3 s');
  });

  it('is at fault when it never stops sending', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(32);
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(chunk) });
    expect(await failing(() => new Response(endless, { headers: { 'Content-Type': 'text/html' } }))).toBe(
      'The page is larger than 5 MB',
    );
  });

  it('is at fault when it is not found, no HTML, or in another encoding', async () => {
    expect(await failing(() => new Response('', { status: 404 }))).toBe('The page answered with 404');
    expect(await failing(() => Response.json({}))).toBe('The page is no HTML');
    expect(await failing(() => html('', { 'Content-Type': 'text/html; charset=iso-2022-jp' }))).toContain(
      'not in UTF-8',
    );
  });

  it('is at fault when nobody answers', async () => {
    await page.close();
    const report = await page.verify();
    expect(report.results.map(({ text }) => text)).toEqual(['The page cannot be reached']);
    page = await openPage();
  });

  it.each([
    ['', ['encoding fault']],
    ['<meta charset="utf-8">', []],
    ['<meta charset="iso-2022-jp">', ['encoding fault']],
  ])('must say that it is in UTF-8, here or in its header: %s', async (head, differences) => {
    page.parts.head = head;
    page.parts.headers = (headers) => headers.set('Content-Type', 'text/html');
    expect(differencesOf(await page.verify())).toEqual(differences);
  });
});

it('a page that leads on within its origin is followed, and that is told', async () => {
  page.parts.page = () => {
    page.parts.page = null;
    return new Response(null, { status: 303, headers: { Location: '/checkout#pay' } });
  };
  const report = await page.verify();
  expect(differencesOf(report)).toEqual(['redirect note']);
  expect(report.results[1]?.text).toBe(`The page leads on to ${page.origin}/checkout`);
});

it('the SDK without a hash is asked for, and its bytes are not judged', async () => {
  const scripts = page.baseline.scripts.map((entry) =>
    entry.addedBy === 'page' ? entry : { ...entry, integrity: undefined, assurance: 'address' as const },
  );
  page.parts.sdk = () => script(`${SDK} // another release`);
  const report = await page.verify({}, { ...page.baseline, scripts });
  expect(differencesOf(report)).toEqual([]);
  expect(report.results[1]?.text).toContain('by its address');
});
