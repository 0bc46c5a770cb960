// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { checkReturnUrl, fillReturnUrl, normalizeReturnUrl } from '../../src/protocol/returnUrl.ts';
import { isAllowedScriptUrl } from '../../src/protocol/scriptUrl.ts';
import { created, createTestHandler, post } from '../server/createTestHandler.ts';
import { HOSTILE_URLS, SHOP, show, withPlaceholder } from './hostileUrls.ts';

const OTHER = 'https://pay.shop.example';

/** Where a browser on the shop's page goes with this address; `null` for nowhere. */
function originOf(url: string): string | null {
  return URL.canParse(url, `${SHOP}/checkout`) ? new URL(url, `${SHOP}/checkout`).origin : null;
}

describe('the corpus of hostile addresses', () => {
  it('has more than three hundred different ones, and gets past filters that look at the text', () => {
    expect(HOSTILE_URLS.length).toBeGreaterThanOrEqual(300);
    expect(new Set(HOSTILE_URLS).size).toBe(HOSTILE_URLS.length);
    const leaves = (url: string): boolean => originOf(url) !== SHOP;
    const filters: readonly ((url: string) => boolean)[] = [
      (url) => url.startsWith(SHOP),
      (url) => url.includes('shop.example'),
      (url) => url.startsWith('/') && !url.startsWith('//'),
      (url) => /^https:\/\/[^/]*shop\.example/.test(url),
      (url) => !/^\s*javascript:/i.test(url),
    ];
    for (const filter of filters) {
      expect(HOSTILE_URLS.filter((url) => filter(url) && leaves(url)).length).toBeGreaterThanOrEqual(4);
    }
  });
});

describe('a hostile address as returnUrl', () => {
  it.each([
    ['of a page', [SHOP]],
    ['of a page that lists another origin', [SHOP, OTHER]],
  ])('%s is refused with a reason, or leads to an allowed origin (cases 65, 82)', (_page, allowed) => {
    let refused = 0;
    for (const entry of HOSTILE_URLS) {
      const template = normalizeReturnUrl(withPlaceholder(entry), SHOP);
      const refusal = checkReturnUrl(template, allowed);
      if (refusal !== null) {
        refused += 1;
        expect(refusal, show(entry)).toMatch(/^returnUrl [a-z]/);
        continue;
      }
      const filled = fillReturnUrl(template, 'sess_1');
      const { protocol, username, password } = new URL(filled);
      expect(allowed, show(entry)).toContain(originOf(filled));
      expect([protocol, username, password], show(entry)).toEqual(['https:', '', '']);
      // Nothing that two parsers read differently.
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      expect(filled, show(entry)).not.toMatch(/[\0-\x20\x7f\\]/);
    }
    // Both happen: the guard is neither open nor shut.
    expect(refused).toBeGreaterThanOrEqual(300);
    expect(refused).toBeLessThan(HOSTILE_URLS.length);
  });

  it('of a request is refused by the server, or leads to an allowed origin (cases 65, 82)', async () => {
    const { handler, calls, errors } = createTestHandler((_call, count) => created(`sess_${count}`));
    const answers = new Map<number, number>();
    for (const [index, entry] of HOSTILE_URLS.entries()) {
      const before = calls.length;
      const body = { cartId: 'c1', uiMode: 'elements', returnUrl: withPlaceholder(entry) };
      const response = await handler(post(body, { 'Idempotency-Key': `attempt-${index}` }));
      answers.set(response.status, (answers.get(response.status) ?? 0) + 1);
      const answer = (await response.json()) as { code?: string; returnUrl?: string };
      if (response.status === 200) {
        expect(originOf(answer.returnUrl ?? ''), show(entry)).toBe(SHOP);
        const sent = calls[before]?.body as { returnUrl: string };
        expect(originOf(fillReturnUrl(sent.returnUrl, 'sess_1')), show(entry)).toBe(SHOP);
        continue;
      }
      // Nothing is asked of Clink for an address that is refused; overlong ones are refused with their body.
      expect(calls.length, show(entry)).toBe(before);
      expect(['400 invalid_return_url', '413 body_too_large'], show(entry)).toContain(
        `${response.status} ${answer.code}`,
      );
    }
    expect(errors).toEqual([]);
    expect(new Set(answers.keys())).toEqual(new Set([200, 400, 413]));
  });
});

describe('a hostile address as the script’s', () => {
  /** Whose bytes would run, by the parsed address. */
  function isTrusted({ protocol, hostname, port, origin, pathname }: URL): boolean {
    if (protocol !== 'https:' && protocol !== 'http:') return false;
    if (origin === SHOP) return true;
    if (/^(127\.0\.0\.1|\[::1\]|localhost|[\w.-]+\.localhost)$/.test(hostname)) return true;
    if (protocol !== 'https:' || port !== '') return false;
    if (hostname === 'clinkbill.com' || hostname.endsWith('.clinkbill.com')) return true;
    const path = decodeURIComponent(pathname).split(/[/\\]/);
    return (
      hostname === 'cdn.jsdelivr.net' &&
      path[1] === 'npm' &&
      path[2] === '@clink-ai' &&
      path[3]?.split('@')[0] === 'clink-elements' &&
      !path.includes('..')
    );
  }

  it('is refused, or is one of Clink’s, the page’s own or this machine’s (case 82)', () => {
    const allowed = HOSTILE_URLS.filter((entry) => isAllowedScriptUrl(entry, SHOP));
    expect(allowed.filter((entry) => !isTrusted(new URL(entry, SHOP))).map(show)).toEqual([]);
    expect(HOSTILE_URLS.length - allowed.length).toBeGreaterThanOrEqual(300);
    expect(allowed.length).toBeGreaterThan(10);
  });

  it('is refused on a page without an origin of its own, unless it is one of Clink’s (case 82)', () => {
    const allowed = HOSTILE_URLS.filter((entry) => isAllowedScriptUrl(entry, 'null'));
    expect(allowed.filter((entry) => !isTrusted(new URL(entry))).map(show)).toEqual([]);
  });
});
