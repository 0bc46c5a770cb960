// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSession } from '../../src/checkout/readSession.ts';
import { createMemoryStore } from '../../src/server/index.ts';
import { createTestHandler } from '../server/createTestHandler.ts';

const KINDS = ['test', 'uat', 'prod', 'live'] as const;
const ENVIRONMENTS = ['sandbox', 'production'] as const;

type Kind = (typeof KINDS)[number];
type Environment = (typeof ENVIRONMENTS)[number];

/** Written out, so that the table in the product is not tested against itself. */
const BELONGS_TO: Record<Kind, Environment> = {
  test: 'sandbox',
  uat: 'sandbox',
  prod: 'production',
  live: 'production',
};

const PLACES = ENVIRONMENTS.flatMap((environment) =>
  (['the option', 'the reply'] as const).map((place) => ({ environment, place })),
);

const MATRIX = KINDS.flatMap((kind) => PLACES.map((row) => ({ kind, ...row })));

const DEFAULTS = {
  returnUrl: 'https://shop.example/{ELEMENTS_SESSION_ID}',
  allowedReturnOrigins: ['https://shop.example'],
};
const TIME = { received: 0 };

type ReadSession = typeof readSession;

/** The environment of the session, or the code of the refusal. */
function read(parse: ReadSession, key: string, environment: string, place: string): string {
  const inReply = place === 'the reply';
  const reply = { sessionId: 'sess_1', publishKey: key, ...(inReply ? { environment } : {}) };
  const defaults = { ...DEFAULTS, ...(inReply ? {} : { environment: environment as Environment }) };
  try {
    return parse(reply, defaults, TIME).environment;
  } catch (error) {
    expect(String(error)).not.toContain(key);
    return (error as { code: string }).code;
  }
}

afterEach(() => vi.resetModules());

describe('a publish key in the page', () => {
  it.each(MATRIX)(
    'pk_$kind with $environment in $place is taken only where both are the same (case 77)',
    ({ kind, environment, place }) => {
      const expected = BELONGS_TO[kind] === environment ? environment : 'key_mismatch';
      expect(read(readSession, `pk_${kind}_canary`, environment, place)).toBe(expected);
    },
  );

  it('that does not fit is refused in production as in development (case 77)', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    vi.resetModules();
    const production = await import('../../src/checkout/readSession.ts');
    for (const { kind, environment, place } of MATRIX) {
      const expected = BELONGS_TO[kind] === environment ? environment : 'key_mismatch';
      expect(read(production.readSession, `pk_${kind}_canary`, environment, place)).toBe(expected);
    }
  });

  it.each(KINDS)('in the place of which stands a secret one, sk_%s, stops everything (case 77)', (kind) => {
    for (const { environment, place } of PLACES) {
      expect(read(readSession, `sk_${kind}_canary`, environment, place)).toBe('secret_key_exposed');
    }
  });

  it('is refused where option and reply contradict each other (case 77)', () => {
    for (const [option, reply] of [ENVIRONMENTS, ENVIRONMENTS.toReversed()] as const) {
      const given = { sessionId: 'sess_1', publishKey: 'pk_new_1', environment: reply };
      expect(() => readSession(given, { ...DEFAULTS, environment: option }, TIME)).toThrow(
        expect.objectContaining({ code: 'key_mismatch' }),
      );
    }
  });

  it.each(['//evil.example', 'https://evil.example', 'SANDBOX', 'live', '__proto__', 'constructor'])(
    'comes with an environment that is none, "%s", and is refused (cases 77, 82)',
    (environment) => {
      expect(read(readSession, 'pk_test_canary', environment, 'the reply')).toBe('invalid_response');
    },
  );
});

describe('keys at the server', () => {
  const rows = KINDS.flatMap((secret) => KINDS.map((publish) => ({ secret, publish })));

  it.each(rows)(
    'sk_$secret and pk_$publish make a handler only for the environment of both (case 77)',
    ({ secret, publish }) => {
      for (const environment of ENVIRONMENTS) {
        const make = (): unknown =>
          createTestHandler(undefined, {
            secretKey: `sk_${secret}_canary`,
            publishKey: `pk_${publish}_canary`,
            environment,
            store: createMemoryStore(),
          });
        if (BELONGS_TO[secret] === environment && BELONGS_TO[publish] === environment) {
          expect(make).not.toThrow();
          continue;
        }
        expect(make).toThrow(/^(?:secretKey|publishKey) is a (?:sandbox|production) key, but environment is/);
        expect(make).not.toThrow(/canary/);
      }
    },
  );

  it.each([
    ['test', 'sandbox', 'https://api.clinkbill.com/api/'],
    ['prod', 'production', 'https://uat-api.clinkbill.com/api/'],
  ] as const)('of %s are never sent to the other Clink (case 77)', (kind, environment, apiUrl) => {
    const make = (): unknown =>
      createTestHandler(undefined, {
        secretKey: `sk_${kind}_canary`,
        publishKey: `pk_${kind}_canary`,
        environment,
        apiUrl,
        store: createMemoryStore(),
      });
    expect(make).toThrow(/^apiUrl must be/);
  });
});
