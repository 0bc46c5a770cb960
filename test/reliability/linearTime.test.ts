// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/checkout/amount.ts';
import { checkOrder } from '../../src/checkout/checkOrder.ts';
import { readBody } from '../../src/checkout/readBody.ts';
import { readSession } from '../../src/checkout/readSession.ts';
import { eventOfError } from '../../src/checkout/sdkEvents.ts';
import { environmentOfKey, holdsSecret } from '../../src/protocol/environment.ts';
import { isLoopback } from '../../src/protocol/isLoopback.ts';
import { readClinkCode } from '../../src/protocol/readClinkCode.ts';
import { checkReturnUrl, fillReturnUrl, normalizeReturnUrl } from '../../src/protocol/returnUrl.ts';
import { isAllowedScriptUrl } from '../../src/protocol/scriptUrl.ts';
import { isSessionId } from '../../src/protocol/sessionId.ts';
import { readSessionStatus } from '../../src/protocol/SessionStatus.ts';
import { verifyWebhook } from '../../src/server/index.ts';
import { parseUntrustedJson } from '../../src/server/parseUntrustedJson.ts';
import { parseWebhookEvent } from '../../src/server/parseWebhookEvent.ts';
import { readClinkAnswer } from '../../src/server/readClinkAnswer.ts';
import { serializeOrder } from '../../src/server/serializeOrder.ts';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const MEGABYTE = 1024 * 1024;

/** Milliseconds for a megabyte. A quadratic reader would take minutes, so that a slow machine is no excuse. */
const LIMIT = 50;
const PATIENCE = 6;

interface Literal {
  readonly where: string;
  readonly regex: RegExp;
}

function readRegexes(): Literal[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  return files.flatMap((file) => {
    const found: Literal[] = [];
    const source = ts.createSourceFile(
      file,
      readFileSync(path.join(SRC, file), 'utf8'),
      ts.ScriptTarget.Latest,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const text = node.getText(source);
        const end = text.lastIndexOf('/');
        const regex = new RegExp(text.slice(1, end), text.slice(end + 1).replace(/[gy]/g, ''));
        found.push({ where: `${file}: ${text}`, regex });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** What a megabyte is made of, to be hard on this expression: its own letters, words, and what stands for a class. */
function pumpsFor({ source }: RegExp): string[] {
  const words = source.match(/[A-Za-z0-9_.@%-]+/g) ?? [];
  const plain = [
    'a',
    'A',
    '0',
    '_',
    '-',
    '.',
    ' ',
    '\t',
    '/',
    '%',
    ':',
    '{',
    '<',
    '$',
    '\u200f',
    '٣',
    'é',
    'sk_',
    'a.',
    'A_',
    '_-',
    '0a',
  ];
  return [...new Set([...plain, ...words, ...source.replace(/[^\w.@%-]/g, '').split('')])];
}

/** Of this process's own time: others that work at the same time do not count. */
function milliseconds(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The best of three: what is collected or compiled meanwhile costs once, an expression always. */
function best(run: () => unknown, limit: number): number {
  let least = Infinity;
  for (let round = 0; round < 3 && least > limit; round += 1) least = Math.min(least, milliseconds(run));
  return least;
}

/** Characters, and the milliseconds they may take: few first, so that a bad one does not keep the test for hours. */
const STEPS = [
  [22, 10],
  [30_000, LIMIT * PATIENCE],
  [MEGABYTE, LIMIT * PATIENCE],
] as const;

/** The text on which the expression takes too long; `null` when there is none. */
function findSlow(regex: RegExp): string | null {
  for (const pump of pumpsFor(regex)) {
    for (const start of ['', 'https://', '\u200f', 'sk_', 'A']) {
      for (const [length, limit] of STEPS) {
        // What grows faster shows it on the shorter text, whatever stands in front.
        if (length === MEGABYTE && start !== '') continue;
        const text = `${start}${pump.repeat(Math.ceil(length / pump.length))}\0`;
        if (best(() => regex.test(text), limit) > limit) return `${length} of ${JSON.stringify(pump)}`;
      }
    }
  }
  return null;
}

describe('every regular expression of the source', () => {
  const literals = readRegexes();

  it('takes linear time on a megabyte made against it (case 85)', () => {
    expect(literals.length).toBeGreaterThan(40);
    const slow = literals.flatMap(({ where, regex }) => {
      const found = findSlow(regex);
      return found === null ? [] : [`${where} on ${found}`];
    });
    expect(slow).toEqual([]);
  }, 300_000);

  it('would be found if it did not (case 85)', () => {
    expect(findSlow(/^(?:a+)+$/)).not.toBeNull();
    expect(findSlow(/-+x/)).not.toBeNull();
    expect(findSlow(/^a+$/)).toBeNull();
  }, 60_000);
});

/** Each about a megabyte. */
const TEXTS: readonly string[] = [
  ...['a', '0', '_', ' ', '\0', '/', '\\', '{', '%', '.', '@', '"', '\u{1f511}'],
  ...[
    'sk_',
    'sk_a',
    'whsec_',
    'a.b',
    '../',
    '%7B',
    '{ELEMENTS_SESSION_ID}',
    '<ELEMENTS',
    'A_',
    'a_',
    '://',
    '.localhost',
  ],
  ...['{"a":', '[', '[{', '"a":1,', '{"__proto__":'],
].map((part) => part.repeat(Math.ceil(MEGABYTE / part.length)));

const STARTS = ['https://', 'https://shop.example/', 'pk_test_', 'sess_', 'CODE: ', '{"code":"'];

const TIME = { received: 0 };
const DEFAULTS = { returnUrl: '/x', allowedReturnOrigins: ['https://shop.example'] };

/** A reader's answer does not matter here; that it throws its own errors is other tests' business. */
function quietly(read: (text: string) => unknown): (text: string) => unknown {
  return (text) => {
    try {
      return read(text);
    } catch {
      return undefined;
    }
  };
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  environmentOfKey,
  holdsSecret,
  isLoopback,
  isSessionId,
  readClinkCode: (text) => [
    readClinkCode({ code: text }),
    readClinkCode({ error: { code: text } }),
    readClinkCode({ error: text, msg: text }),
  ],
  normalizeReturnUrl: (text) => normalizeReturnUrl(text, 'https://shop.example'),
  fillReturnUrl: (text) => fillReturnUrl(text, 'sess_1'),
  checkReturnUrl: (text) => checkReturnUrl(text, ['https://shop.example']),
  isAllowedScriptUrl: (text) => isAllowedScriptUrl(text, 'https://shop.example'),
  readSessionStatus: (text) =>
    readSessionStatus({ data: { sessionId: text, status: text, paymentStatus: text } }),
  'readSession: sessionId': (text) => readSession({ sessionId: text }, DEFAULTS, TIME),
  'readSession: publishKey': (text) => readSession({ sessionId: 'sess_1', publishKey: text }, DEFAULTS, TIME),
  'readSession: returnUrl': (text) =>
    readSession({ sessionId: 'sess_1', publishKey: 'pk_test_1', returnUrl: text }, DEFAULTS, TIME),
  'readSession: expireTime': (text) =>
    readSession(
      { sessionId: 'sess_1', publishKey: 'pk_test_1', returnUrl: 'https://shop.example/', expireTime: text },
      DEFAULTS,
      TIME,
    ),
  readAmount: (text) =>
    readAmount({ totalAmount: text, currency: text, products: [{ name: text, unitAmount: text }] }),
  eventOfError: (text) => eventOfError({ name: text, code: text, message: text }, 'open'),
  checkOrder: (text) => checkOrder({ originalCurrency: text, customerEmail: text, metadata: { a: text } }),
  parseUntrustedJson,
  parseWebhookEvent: (text) => parseWebhookEvent(new TextEncoder().encode(text)),
  readClinkAnswer: (text) => readClinkAnswer(400, text, false),
  'readClinkAnswer: code': (text) => readClinkAnswer(200, JSON.stringify({ code: text, msg: text }), false),
  serializeOrder: (text) =>
    serializeOrder(
      { originalAmount: 1, originalCurrency: text, successUrl: text, promotionCode: text },
      text,
      [],
    ),
};

describe('a hostile megabyte', () => {
  it.each(Object.entries(READERS))(
    'costs %s no more than a moment (case 85)',
    (_name, read) => {
      const run = quietly(read);
      for (const text of TEXTS) {
        for (const start of STARTS) {
          const whole = start + text;
          const spent = best(() => run(whole), LIMIT * PATIENCE);
          expect(spent, JSON.stringify(whole.slice(0, 40))).toBeLessThan(LIMIT * PATIENCE);
        }
      }
    },
    60_000,
  );

  it.each([
    ['in one piece', [new Uint8Array(MEGABYTE)]],
    ['in bytes', Array.from({ length: 4_000 }, () => Uint8Array.of(32))],
    ['of half characters', Array.from({ length: 2_000 }, () => Uint8Array.of(0xf0, 0x9f))],
  ])('as a reply %s costs readBody no more than a moment (case 85)', async (_how, chunks) => {
    const body = new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    });
    const start = performance.now();
    await readBody(new Response(body)).catch(() => undefined);
    expect(performance.now() - start).toBeLessThan(LIMIT * PATIENCE * 4);
  });

  it('as headers of a webhook costs no more than a moment (case 85)', async () => {
    for (const text of TEXTS) {
      const start = performance.now();
      const headers = {
        'X-Clink-Timestamp': text,
        'X-Clink-SignType': 'SHA256',
        'X-Clink-Signature': text,
        [text]: text,
      };
      const verified = verifyWebhook({ headers, rawBody: text.slice(0, 50_000) }, { secret: 'whsec_1' });
      await expect(verified).rejects.toMatchObject({ code: 'forged' });
      expect(performance.now() - start, text.slice(0, 20)).toBeLessThan(LIMIT * PATIENCE);
    }
  });
});
