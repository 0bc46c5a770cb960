// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { compareHeader } from '../../src/cli/verify/compareHeader.ts';

const NONCE = "'nonce-AAAAAAAAAAAAAAAAAAAAAA=='";
const OTHER_NONCE = "'nonce-BBBBBBBBBBBBBBBBBBBBBB=='";

/** What the baseline has, what is served, what is weaker, what is stricter. */
type Case = readonly [
  baseline: string,
  served: string,
  weaker: readonly string[],
  stricter: readonly string[],
];

function compare(name: string, baseline: string, served: string): { weaker: string[]; stricter: string[] } {
  const differences = compareHeader(name, baseline, served);
  const say = (isWeaker: boolean): string[] =>
    differences.filter((difference) => difference.isWeaker === isWeaker).map(({ says }) => says);
  return { weaker: say(true), stricter: say(false) };
}

const POLICIES: readonly Case[] = [
  [
    "default-src 'self'; img-src a.example b.example",
    "IMG-SRC  B.example a.example;default-src 'SELF';",
    [],
    [],
  ],
  [`script-src ${NONCE}`, `script-src ${OTHER_NONCE}`, [], []],
  [`script-src ${NONCE}`, `script-src ${NONCE}`, ['script-src has the same nonce as the baseline'], []],
  [
    `script-src ${NONCE}`,
    "script-src 'nonce-abc'",
    ['script-src has a nonce that is too short or not base64'],
    [],
  ],
  ["script-src 'self'", `script-src 'self' ${NONCE}`, ['script-src adds a nonce'], []],
  [`script-src 'self' ${NONCE}`, "script-src 'self'", [], ['script-src lacks a nonce']],
  ["script-src 'self'; object-src 'none'", "script-src 'self'", ['lacks object-src'], []],
  ["script-src 'self'", "script-src 'self' https://a.example", ['script-src adds https://a.example'], []],
  ["script-src 'self'", "script-src 'self' 'unsafe-inline'", ["script-src adds 'unsafe-inline'"], []],
  [
    "script-src 'self'",
    "script-src 'self' 'unsafe-eval' *",
    ["script-src adds 'unsafe-eval'", 'script-src adds *'],
    [],
  ],
  ["script-src 'self' a.example", "script-src 'self'", [], ['script-src lacks a.example']],
  ["object-src 'none'", 'object-src', [], []],
  ["object-src 'none'", "object-src 'none' https://a.example", ['object-src adds https://a.example'], []],
  [
    "img-src 'self' data: https:",
    "img-src 'self' https://a.example",
    [],
    ['img-src lacks data:', 'img-src lacks https:'],
  ],
  ['img-src *', 'img-src https://a.example data:', ['img-src adds data:'], ['img-src lacks *']],
  ['img-src https://a.example', 'img-src https://A.example:443/', [], []],
  [
    'script-src https://a.example/a.js',
    'script-src https://a.example',
    ['script-src adds https://a.example'],
    ['script-src lacks https://a.example/a.js'],
  ],
  ["script-src 'sha256-Ab='", "script-src 'SHA256-Ab='", [], []],
  [
    "script-src 'sha256-Ab='",
    "script-src 'sha256-ab='",
    ["script-src adds 'sha256-ab='"],
    ["script-src lacks 'sha256-Ab='"],
  ],
  // a directive that takes another's place
  [
    "script-src 'self'",
    "script-src 'self'; script-src-elem *",
    ['script-src-elem adds *'],
    ['adds script-src-elem'],
  ],
  ["default-src 'self'", "default-src 'self'; font-src https:", ['font-src adds https:'], ['adds font-src']],
  ["default-src 'self'", "default-src 'self'; font-src 'none'", [], ['adds font-src']],
  [
    "script-src 'self'",
    "script-src 'self'; worker-src blob:",
    ['worker-src adds blob:'],
    ['adds worker-src'],
  ],
  ["script-src 'self'", "script-src 'self'; form-action 'self'", [], ['adds form-action']],
  // browsers take the first of two of a name
  [
    "script-src 'self'",
    "script-src *; script-src 'self'",
    ['script-src adds *'],
    ["script-src lacks 'self'"],
  ],
  // of several policies all hold
  ["script-src 'self'; frame-ancestors 'none'", "frame-ancestors 'none', script-src 'self'", [], []],
  ["script-src 'self'", "script-src *, script-src 'self'", [], []],
  [
    "script-src 'self'",
    'script-src *, script-src https:',
    ['script-src adds *'],
    ["script-src lacks 'self'"],
  ],
  // what makes others count, or not
  [
    `script-src 'unsafe-inline' ${NONCE}`,
    "script-src 'unsafe-inline'",
    ["script-src has 'unsafe-inline' without a nonce or a hash beside it"],
    ['script-src lacks a nonce'],
  ],
  [
    `script-src 'strict-dynamic' https: ${NONCE}`,
    `script-src https: ${OTHER_NONCE}`,
    ["script-src lacks 'strict-dynamic'"],
    [],
  ],
  [
    `script-src ${NONCE}`,
    `script-src 'strict-dynamic' ${OTHER_NONCE}`,
    ["script-src adds 'strict-dynamic'"],
    [],
  ],
  // where more is stricter, and where every change counts
  [
    "require-trusted-types-for 'script'",
    'require-trusted-types-for',
    ["require-trusted-types-for lacks 'script'"],
    [],
  ],
  [
    "default-src 'self'",
    "default-src 'self'; require-trusted-types-for 'script'",
    [],
    ['adds require-trusted-types-for'],
  ],
  ['trusted-types clink-react', 'trusted-types clink-react other', ['trusted-types adds other'], []],
  [
    'report-uri https://a.example/csp?key=canary',
    'report-uri https://b.example/csp?key=canary',
    ['report-uri adds https://b.example/csp?…', 'report-uri lacks https://a.example/csp?…'],
    [],
  ],
];

describe('a Content-Security-Policy', () => {
  it.each(POLICIES)(
    '%s, served as %s, is weaker in %j and stricter in %j',
    (baseline, served, weaker, stricter) => {
      expect(compare('Content-Security-Policy', baseline, served)).toEqual({ weaker, stricter });
    },
  );
});

const PERMISSIONS: readonly Case[] = [
  ['camera=(), payment=(self "https://a.example")', 'payment=("https://a.example"  self),camera=()', [], []],
  ['camera=()', 'payment=()', ['lacks camera'], ['adds payment']],
  ['camera=()', 'camera=(self)', ['camera adds self'], []],
  ['camera=()', 'camera=*', ['camera adds *'], []],
  ['payment=(self "https://a.example")', 'payment=(self)', [], ['payment lacks https://a.example']],
  ['camera=()', 'camera=(), usb=*', ['opens usb to others'], []],
  // of two of a name the last counts
  ['camera=()', 'camera=(), camera=(self)', ['camera adds self'], []],
];

describe('a Permissions-Policy', () => {
  it.each(PERMISSIONS)(
    '%s, served as %s, is weaker in %j and stricter in %j',
    (baseline, served, weaker, stricter) => {
      expect(compare('permissions-policy', baseline, served)).toEqual({ weaker, stricter });
    },
  );
});

const OTHERS: readonly (readonly [string, ...Case])[] = [
  ['Referrer-Policy', 'strict-origin', 'Strict-Origin ', [], []],
  ['Referrer-Policy', 'strict-origin', 'unsafe-url', ['is another one, and not a stricter one'], []],
  ['Referrer-Policy', 'strict-origin', 'no-referrer', [], ['is no-referrer']],
  [
    'Referrer-Policy',
    'strict-origin',
    'strict-origin, unsafe-url',
    ['is another one, and not a stricter one'],
    [],
  ],
  ['Referrer-Policy', 'origin', 'nonsense', ['is another one, and not a stricter one'], []],
  ['X-Content-Type-Options', 'nosniff', ' NoSniff', [], []],
  ['X-Content-Type-Options', 'nosniff', 'sniff', ['is another one'], []],
  ['X-Frame-Options', 'SAMEORIGIN', 'deny', [], ['is deny']],
  ['X-Frame-Options', 'DENY', 'SAMEORIGIN', ['is another one, and not a stricter one'], []],
  ['Strict-Transport-Security', 'max-age=100; includeSubDomains', 'includesubdomains;max-age="100"', [], []],
  [
    'Strict-Transport-Security',
    'max-age=100; includeSubDomains',
    'max-age=99',
    ['has a shorter max-age', 'lacks includesubdomains'],
    [],
  ],
  [
    'Strict-Transport-Security',
    'max-age=100',
    'max-age=101; preload',
    [],
    ['has a longer max-age', 'adds preload'],
  ],
  ['Strict-Transport-Security', 'max-age=100', 'max-age=0, max-age=200', ['has a shorter max-age'], []],
  ['Cross-Origin-Opener-Policy', 'same-origin', 'unsafe-none', ['is another one'], []],
];

describe('another header', () => {
  it.each(OTHERS)(
    '%s: %s, served as %s, is weaker in %j and stricter in %j',
    (name, baseline, served, weaker, stricter) => {
      expect(compare(name, baseline, served)).toEqual({ weaker, stricter });
    },
  );
});
