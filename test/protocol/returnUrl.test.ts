// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import {
  checkReturnAddress,
  checkReturnUrl,
  fillReturnUrl,
  normalizeReturnUrl,
} from '../../src/protocol/returnUrl.ts';

const SHOP = 'https://shop.example';

describe('the placeholder', () => {
  it.each([
    ['the query', `${SHOP}/c?session_id={ELEMENTS_SESSION_ID}`, `${SHOP}/c?session_id=sess_1`],
    ['the path', `${SHOP}/c/{ELEMENTS_SESSION_ID}/done`, `${SHOP}/c/sess_1/done`],
    ['the hash', `${SHOP}/#/c/{ELEMENTS_SESSION_ID}`, `${SHOP}/#/c/sess_1`],
    ['several places', `${SHOP}/{ELEMENTS_SESSION_ID}?s={ELEMENTS_SESSION_ID}`, `${SHOP}/sess_1?s=sess_1`],
    ['percent-encoding', `${SHOP}/c?s=%7BELEMENTS_SESSION_ID%7D`, `${SHOP}/c?s=sess_1`],
    ['lower-case percent-encoding', `${SHOP}/c?s=%7bELEMENTS_SESSION_ID%7d`, `${SHOP}/c?s=sess_1`],
    ['angle brackets', `${SHOP}/c?s=<ELEMENTS_SESSION_ID>`, `${SHOP}/c?s=sess_1`],
    [
      'what a URL object made of it',
      new URL(`${SHOP}/c/{ELEMENTS_SESSION_ID}?a=1&b=2`).href,
      `${SHOP}/c/sess_1?a=1&b=2`,
    ],
  ])('is filled in %s', (_, template, filled) => {
    expect(fillReturnUrl(template, 'sess_1')).toBe(filled);
  });

  it('takes the id URI-encoded and never as a pattern', () => {
    expect(fillReturnUrl('/c?s={ELEMENTS_SESSION_ID}', "a b/$&?#$'")).toBe("/c?s=a%20b%2F%24%26%3F%23%24'");
  });

  it.each([
    `${SHOP}/c?s=<ELEMENTS_SESSION_ID>`,
    `${SHOP}/c?s=%3CELEMENTS_SESSION_ID%3E`,
    `${SHOP}/c?s=%7BELEMENTS_SESSION_ID%7D`,
    `${SHOP}/c?s={ELEMENTS_SESSION_ID}`,
  ])('is sent on as Clink spells it: %s', (template) => {
    expect(normalizeReturnUrl(template)).toBe(`${SHOP}/c?s={ELEMENTS_SESSION_ID}`);
  });

  it('is demanded', () => {
    expect(checkReturnUrl(`${SHOP}/c`, [SHOP])).toContain('lacks {ELEMENTS_SESSION_ID}');
    expect(checkReturnUrl(`${SHOP}/c?s={ELEMENTS_SESSION_ID}`, [SHOP])).toBeNull();
  });
});

describe('a path', () => {
  it('stays as it is where the page has no origin to put before it', () => {
    expect(normalizeReturnUrl('/c?s=<ELEMENTS_SESSION_ID>')).toBe('/c?s={ELEMENTS_SESSION_ID}');
    expect(normalizeReturnUrl('/', SHOP)).toBe(`${SHOP}/`);
  });

  it.each([`${SHOP}/a/b?s={ELEMENTS_SESSION_ID}`, 'c/d?s={ELEMENTS_SESSION_ID}', '//other.example/c'])(
    'is a template that starts with a slash, which %s does not',
    (template) => {
      expect(normalizeReturnUrl(template, 'https://page.example')).toBe(template);
    },
  );

  it('is put behind the page’s origin', () => {
    expect(normalizeReturnUrl('/c?s={ELEMENTS_SESSION_ID}', SHOP)).toBe(`${SHOP}/c?s={ELEMENTS_SESSION_ID}`);
  });

  it.each(['//evil.example/{ELEMENTS_SESSION_ID}', '/\\evil.example/{ELEMENTS_SESSION_ID}'])(
    'that leads to another host is not taken for one: %s',
    (template) => {
      expect(checkReturnUrl(normalizeReturnUrl(template, SHOP), [SHOP])).not.toBeNull();
    },
  );
});

describe('the reason for a refusal', () => {
  it.each([
    ['c', 'returnUrl is not a URL'],
    ['https://shop.example/a b', 'returnUrl is not a URL'],
    ['https://{ELEMENTS_SESSION_ID}.shop.example/', 'returnUrl is not a URL'],
    ['http://shop.example/c', 'returnUrl must use https'],
    ['ftp://localhost/c', 'returnUrl must use https'],
    ['https://user@shop.example/c', 'returnUrl must not hold a user name or password'],
    ['https://:secret@shop.example/c', 'returnUrl must not hold a user name or password'],
    ['https://other.example/c', 'returnUrl leads to an origin that is not allowed'],
  ])('of %s is: %s', (url, reason) => {
    expect(checkReturnAddress(url, [SHOP])).toContain(reason);
  });

  it('is that of the address when the placeholder is there', () => {
    const template = 'http://shop.example/c?s={ELEMENTS_SESSION_ID}';
    expect(checkReturnUrl(template, [SHOP])).toContain('must use https');
  });

  it.each([
    [`${SHOP}/c`, 'no_placeholder'],
    ['c?s={ELEMENTS_SESSION_ID}', 'not_a_url'],
    ['http://shop.example/c?s={ELEMENTS_SESSION_ID}', 'not_https'],
    ['https://:secret@shop.example/c?s={ELEMENTS_SESSION_ID}', 'holds_password'],
    ['https://other.example/c?s={ELEMENTS_SESSION_ID}', 'foreign_origin'],
  ])('of %s is in production no more than %s', (template, reason) => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(checkReturnUrl(template, [SHOP])).toBe(reason);
  });
});

describe('an address', () => {
  it.each([`${SHOP}/c`, `${SHOP}:443/c`, 'HTTPS://SHOP.EXAMPLE/c'])(
    'of an allowed origin is accepted: %s',
    (url) => {
      expect(checkReturnAddress(url, [SHOP])).toBeNull();
    },
  );

  it.each(['http://localhost:5173', 'http://127.0.0.1:80', 'http://[::1]:3000', 'http://shop.localhost'])(
    'on the loopback may use http: %s',
    (origin) => {
      expect(checkReturnAddress(`${origin}/c`, [new URL(origin).origin])).toBeNull();
    },
  );

  it.each([
    'http://shop.example/c',
    'https://shop.example.evil.example/c',
    'https://shop.example@evil.example/c',
    'https://user:secret@shop.example/c',
    'https://shop.example:8443/c',
    'https://{ELEMENTS_SESSION_ID}.evil.example/c',
    'javascript:alert(1)//https://shop.example/',
    'java\nscript:alert(1)',
    'data:text/html,https://shop.example',
    'blob:https://shop.example/1',
    'ftp://shop.example/c',
    '//shop.example/c',
    'https://shop.example/\r\nSet-Cookie: a=b',
    'https://shop.example\\@evil.example/c',
    '\0https://shop.example/c',
    'ht\ntps://sh\top.example/c',
    ' https://shop.example/c',
    'https://shop.example/c ',
    'https://shop.example/\x7f',
    'https://user@shop.example/c',
    'https://:secret@shop.example/c',
    'http://localhost.shop.example/c',
    'c',
    '',
  ])('is refused: %s', (url) => {
    expect(checkReturnAddress(url, [SHOP])).toMatch(/^returnUrl /);
  });

  it('is refused where the session’s id would become a part of the host', () => {
    const template = 'https://madr{ELEMENTS_SESSION_ID}.example/';
    expect(checkReturnAddress(template, ['https://madrid.example'])).toMatch(/^returnUrl /);
  });

  it('is not repeated in the reason', () => {
    expect(checkReturnAddress('https://evil.example/secret-path', [SHOP])).not.toContain('evil');
  });
});
