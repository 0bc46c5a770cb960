// @vitest-environment node
import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { verifyWebhook, WebhookError } from '../../src/server/index.ts';
import { createWebhookEvent } from '../../src/testing/index.ts';

const COUNT = 10_000;
const SECRET = 'whsec_corpus';
const NOW = 1_907_755_200_000;
const TOLERANCE = 300_000;
const options = { secret: SECRET, now: () => NOW };

/** A delivery as it goes over the wire. */
interface Wire {
  readonly timestamp: string;
  readonly signType: string;
  readonly signature: string;
  readonly body: Uint8Array;
}

/** Mulberry32: the same numbers in every run. */
function createRandom(seed: number) {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, pick: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}

type Random = ReturnType<typeof createRandom>;

const TYPES = ['session.complete', 'order.succeeded', 'order.failed', 'refund.created', 'of.the.future'];
const WORDS = [
  'beans',
  'Zoë',
  '東京',
  '☕',
  '👩🏽‍💻',
  'مرحبا',
  '\u0000',
  '\u2028',
  '"\\/',
  'e\u0301',
  '',
  ' ',
  '\ufeff',
];

function genuine(random: Random): Wire {
  const text = (): string => Array.from({ length: random.below(5) }, () => random.pick(WORDS)).join('');
  const resource: Record<string, unknown> = { sessionId: `sess_${random.below(1e9)}`, note: text() };
  for (let field = random.below(6); field > 0; field -= 1) {
    resource[`field${field}${text()}`] = random.pick([
      null,
      true,
      random.below(1e9) / 100,
      text(),
      [text(), { inner: text() }],
    ]);
  }
  const event = createWebhookEvent({
    type: random.pick(TYPES),
    id: `evt_${random.below(1e9)}`,
    created: NOW - random.below(1e6),
    resource,
    shape: random.pick(['resource', 'object'] as const),
  });
  const body = new TextEncoder().encode(JSON.stringify(event, null, random.below(3)));
  const timestamp = String(NOW - TOLERANCE + random.below(2 * TOLERANCE + 1));
  return { timestamp, signType: 'SHA256', signature: sign(SECRET, timestamp, body), body };
}

function sign(secret: string, timestamp: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

function splice(bytes: Uint8Array, at: number, remove: number, ...insert: number[]): Uint8Array {
  return Uint8Array.of(...bytes.subarray(0, at), ...insert, ...bytes.subarray(at + remove));
}

function spliceText(text: string, at: number, remove: number, insert = ''): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

/** The text with one of its characters changed in one bit. */
function flip(text: string, random: Random): string {
  const at = random.below(text.length);
  return spliceText(text, at, 1, String.fromCharCode(text.charCodeAt(at) ^ (1 << random.below(7))));
}

type Mutation = (wire: Wire, random: Random, other: Wire) => Partial<Wire>;

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a bit of the body flipped': ({ body }, random) => {
    const at = random.below(body.length);
    return { body: splice(body, at, 1, (body[at] ?? 0) ^ (1 << random.below(8))) };
  },
  'a byte of the body replaced': ({ body }, random) => ({
    body: splice(body, random.below(body.length), 1, random.below(256)),
  }),
  'a byte of the body dropped': ({ body }, random) => ({ body: splice(body, random.below(body.length), 1) }),
  'a byte of the body doubled': ({ body }, random) => {
    const at = random.below(body.length);
    return { body: splice(body, at, 0, body[at] ?? 0) };
  },
  'two bytes of the body swapped': ({ body }, random) => {
    const at = random.below(body.length - 1);
    return { body: splice(body, at, 2, body[at + 1] ?? 0, body[at] ?? 0) };
  },
  'the body cut short': ({ body }, random) => ({ body: body.subarray(0, random.below(body.length)) }),
  'the body sent twice': ({ body }) => ({ body: splice(body, body.length, 0, ...body) }),
  'a byte order mark before the body': ({ body }) => ({ body: splice(body, 0, 0, 0xef, 0xbb, 0xbf) }),
  'white space after the body': ({ body }) => ({ body: splice(body, body.length, 0, 0x0a) }),
  'the body of another delivery': (_wire, _random, other) => ({ body: other.body }),
  'a bit of the signature flipped': ({ signature }, random) => ({ signature: flip(signature, random) }),
  'a digit of the signature dropped': ({ signature }, random) => ({
    signature: spliceText(signature, random.below(64), 1),
  }),
  'a digit of the signature doubled': ({ signature }, random) => {
    const at = random.below(64);
    return { signature: spliceText(signature, at, 0, signature[at]) };
  },
  'the signature in upper case': ({ signature }) => ({ signature: signature.toUpperCase() }),
  'the signature cut short': ({ signature }, random) => ({ signature: signature.slice(0, random.below(64)) }),
  'the signature of another delivery': (_wire, _random, other) => ({ signature: other.signature }),
  'a bit of the timestamp flipped': ({ timestamp }, random) => ({ timestamp: flip(timestamp, random) }),
  'the timestamp made fresh': ({ timestamp }, random) => ({
    timestamp: String(Number(timestamp) + 1 + random.below(1_000)),
  }),
  'a zero before the timestamp': ({ timestamp }) => ({ timestamp: `0${timestamp}` }),
  'the timestamp of another delivery': (_wire, _random, other) => ({ timestamp: other.timestamp }),
  'the dot moved into the timestamp': ({ timestamp, body }) => ({
    timestamp: `${timestamp}.`,
    body: body.subarray(1),
  }),
  'signed with another secret': ({ timestamp, body }, random) => ({
    signature: sign(flip(SECRET, random), timestamp, body),
  }),
  'signed long ago': ({ body }, random) => {
    const timestamp = String(NOW - TOLERANCE - 1 - random.below(1e9));
    return { timestamp, signature: sign(SECRET, timestamp, body) };
  },
  'signed for the future': ({ body }, random) => {
    const timestamp = String(NOW + TOLERANCE + 1 + random.below(1e9));
    return { timestamp, signature: sign(SECRET, timestamp, body) };
  },
  'another way of signing': (_wire, random) => ({ signType: random.pick(['', 'MD5', 'none', 'sha256']) }),
};

function deliver({ timestamp, signType, signature, body }: Wire) {
  const headers = {
    'x-clink-timestamp': timestamp,
    'x-clink-signtype': signType,
    'x-clink-signature': signature,
  };
  return verifyWebhook({ headers, rawBody: body }, options);
}

function isSame(left: Wire, right: Wire): boolean {
  return (
    Buffer.compare(left.body, right.body) === 0 &&
    left.timestamp === right.timestamp &&
    left.signature === right.signature &&
    left.signType === right.signType
  );
}

describe('of ten thousand deliveries each', () => {
  it('none that was tampered with is accepted, in any way of tampering (case 98)', async () => {
    const random = createRandom(96);
    const names = Object.keys(MUTATIONS);
    const accepted: string[] = [];
    const seen: Record<string, number> = {};
    for (let count = 0; count < COUNT;) {
      const wire = genuine(random);
      const name = names[count % names.length] ?? '';
      const mutated = { ...wire, ...MUTATIONS[name]?.(wire, random, genuine(random)) };
      // Two equal bytes that are swapped, or a byte that is replaced by itself.
      if (isSame(wire, mutated)) continue;
      count += 1;
      const outcome = await deliver(mutated).then(
        () => 'accepted',
        (error: unknown) => (error instanceof WebhookError ? error.code : 'another error'),
      );
      seen[outcome] = (seen[outcome] ?? 0) + 1;
      if (outcome === 'accepted' || outcome === 'another error') accepted.push(name);
    }
    expect(accepted).toEqual([]);
    // Two of the ways have the right signature, and only those may be called stale.
    expect(seen['stale']).toBe((2 * COUNT) / names.length);
    expect(seen['forged']).toBeGreaterThan(COUNT * 0.8);
  }, 30_000);

  it('every genuine one is accepted, and its content is what was sent', async () => {
    const random = createRandom(98);
    const refused: unknown[] = [];
    for (let count = 0; count < COUNT; count += 1) {
      const wire = genuine(random);
      try {
        const event = await deliver(wire);
        const sent = JSON.parse(new TextDecoder().decode(wire.body)) as { data: Record<string, unknown> };
        const resource = sent.data['object'] ?? sent.data;
        if (!isDeepStrictEqual([event.raw, event.resource], [sent, resource])) refused.push(event);
      } catch (error) {
        refused.push(error);
      }
    }
    expect(refused).toEqual([]);
  }, 30_000);
});
