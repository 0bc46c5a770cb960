// @vitest-environment node
import { expect, it } from 'vitest';
import { changed, check, complaintsOf, openEndpoint } from './openEndpoint.ts';
import type { Endpoint } from './openEndpoint.ts';

/** What goes wrong in it, an endpoint that does so, and what the check says. */
type Case = readonly [wrong: string, spoil: (good: Endpoint) => Endpoint, complaints: readonly string[]];

const isPost = (request: Request): boolean => request.method === 'POST';

/** Changes what the good endpoint is given. */
const given =
  (change: (request: Request) => Request | Promise<Request>) =>
  (good: Endpoint): Endpoint =>
  async (request) =>
    good(await change(request));

/** Changes what the good endpoint answers; `null` leaves it. */
const answered =
  (change: (response: Response, request: Request) => Response | null | Promise<Response | null>) =>
  (good: Endpoint): Endpoint =>
  async (request) => {
    const response = await good(request);
    return (await change(response.clone(), request)) ?? response;
  };

/** Adds to, or replaces in, the reply to a good order. */
const replied = (more: object) =>
  answered(async (response, request) => {
    if (!response.ok || !isPost(request)) return null;
    const reply = (await response.json()) as object;
    return Response.json({ ...reply, ...more }, { headers: { 'Cache-Control': 'no-store' } });
  });

const withHeader = (name: string, value: string | null) =>
  answered((response) => {
    const headers = new Headers(response.headers);
    if (value === null) headers.delete(name);
    else headers.set(name, value);
    return new Response(response.body, { status: response.status, headers });
  });

const problem = (status: number, code: string): Response =>
  Response.json({ code }, { status, headers: { 'Cache-Control': 'no-store' } });

const newKey = (): string => `other-${crypto.randomUUID()}`;

const CASES: readonly Case[] = [
  [
    'Clink’s whole reply is passed on',
    replied({ tokenValue: 'tok', customerId: 'c' }),
    ['public-fields fault'],
  ],
  [
    'values stand where names of fields should',
    replied({ sk_test_canary: 1, 'Ada canary': 1 }),
    ['public-fields fault', 'secrets fault'],
  ],
  [
    'the publishable key is of the other environment',
    replied({ publishKey: 'pk_live_a' }),
    ['good-order fault'],
  ],
  [
    'the return address has no place for the session',
    replied({ returnUrl: 'https://shop.example/?id=' }),
    ['good-order fault'],
  ],
  ['the time of expiry is no time', replied({ expireTime: 'soon' }), ['good-order fault']],
  [
    'the secret key is in an error',
    answered((response) => (response.status === 415 ? problem(415, 'sk_test_canary0secret') : null)),
    ['errors fault', 'secrets fault'],
  ],
  ['a secret is in a header', withHeader('X-Debug', 'key=whsec_canary'), ['secrets fault']],
  ['caches may keep answers', withHeader('Cache-Control', 'max-age=60'), ['cache fault']],
  ['answers are not said to be JSON', withHeader('Content-Type', 'text/plain'), ['content-type fault']],
  [
    'the key is not looked at',
    given((request) => (isPost(request) ? changed(request, { 'Idempotency-Key': newKey() }) : request)),
    ['repeat fault', 'burst fault', 'field-order fault', 'reused-key fault', 'key-required warning'],
  ],
  ['it looks for the key first and writes it later', lookThenWrite, ['burst fault']],
  ['bodies are compared as texts', compareTexts, ['field-order fault']],
  ['bodies are not compared', ignoreBody, ['reused-key warning']],
  [
    'no key is needed',
    given((request) =>
      isPost(request) && /^.{0,7}$|^.{129,}$/.test(request.headers.get('Idempotency-Key') ?? '')
        ? changed(request, { 'Idempotency-Key': newKey() })
        : request,
    ),
    ['key-required warning'],
  ],
  [
    'pages of any origin may post',
    given((request) => changed(request, { Origin: null, 'Sec-Fetch-Site': null })),
    ['foreign-page fault'],
  ],
  [
    'only the Origin header is looked at',
    given((request) => changed(request, { 'Sec-Fetch-Site': null })),
    ['foreign-page fault'],
  ],
  [
    'any media type is taken',
    given((request) => changed(request, { 'Content-Type': 'application/json' })),
    ['media-type fault'],
  ],
  [
    'a broken body is a failure of the server',
    answered((response) => (response.status === 400 ? problem(500, 'internal_error') : null)),
    ['key-required fault', 'broken-body fault', 'deep-body fault', 'unknown-session fault'],
  ],
  ['a list is taken for an order', takeLists, ['broken-body fault']],
  [
    'there is no limit to a body’s size',
    given(async (request) => changed(request, {}, { body: (await request.text()).replace(/x{1000,}/, 'x') })),
    ['large-body warning'],
  ],
  [
    'there is no limit to a body’s depth',
    given(async (request) =>
      changed(request, {}, { body: (await request.text()).replace(/\[{9,}\]{9,}/, '0') }),
    ),
    ['deep-body warning'],
  ],
  [
    'anybody is told a session’s status',
    given((request) => changed(request, { Cookie: 'shopper=ada' })),
    ['stranger fault'],
  ],
  [
    'a stranger is told that the session does not exist',
    answered((response, request) =>
      response.status === 403 && !isPost(request) ? problem(404, 'session_not_found') : null,
    ),
    ['stranger warning'],
  ],
  [
    'the owner is not told',
    given((request) => (isPost(request) ? request : changed(request, { Cookie: null }))),
    ['owner fault'],
  ],
  [
    'the status is in other words',
    answered((response, request) =>
      response.ok && !isPost(request)
        ? Response.json(
            {
              sessionId: new URL(request.url).searchParams.get('session_id'),
              status: 'done',
              paymentStatus: 'paid',
            },
            { headers: { 'Cache-Control': 'no-store' } },
          )
        : null,
    ),
    ['owner fault'],
  ],
  ['ids are not looked at', takeAnyId, ['unknown-session fault']],
  [
    'every method makes a session',
    given((request) => (request.method === 'GET' ? request : changed(request, {}, { method: 'POST' }))),
    ['methods fault'],
  ],
  [
    'errors are the framework’s pages',
    answered((response) =>
      response.ok
        ? null
        : new Response('<!DOCTYPE html><pre>Error: no\n    at run (/srv/shop/index.js:1:1)</pre>', {
            status: response.status,
            headers: { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' },
          }),
    ),
    ['errors fault', 'content-type warning'],
  ],
  [
    'errors have a stack in them',
    answered((response) =>
      response.status === 403
        ? Response.json(
            { code: 'forbidden', stack: new Error('no').stack },
            { status: 403, headers: { 'Cache-Control': 'no-store' } },
          )
        : null,
    ),
    ['errors fault'],
  ],
  [
    'errors have no code',
    answered((response) =>
      response.ok
        ? null
        : Response.json(
            { message: 'That did not work.' },
            { status: response.status, headers: { 'Cache-Control': 'no-store' } },
          ),
    ),
    ['errors fault'],
  ],
];

it.each(CASES)('it is found that %s', async (_wrong, spoil, complaints) => {
  const report = await check(spoil(openEndpoint().endpoint));
  expect(complaintsOf(report)).toEqual(complaints);
  for (const { verdict, wrong, why, remedy, came, sent } of report.results) {
    if (verdict === 'ok') continue;
    for (const text of [wrong, why, remedy, came, sent]) expect(text).toMatch(/\w/);
  }
  expect(report.requests).toBeLessThanOrEqual(60);
  expect(JSON.stringify(report)).not.toMatch(/canary|sess_\d|check-[0-9a-f]{8}/);
});

function lookThenWrite(good: Endpoint): Endpoint {
  const replies = new Map<string, Response>();
  return async (request) => {
    const key = request.headers.get('Idempotency-Key') ?? '';
    if (!isPost(request) || key === '' || key.length > 128) return good(request);
    const known = replies.get(key);
    if (known) {
      const isOther = (await request.text()).includes('checkedWith');
      return isOther ? problem(422, 'idempotency_key_reused') : known.clone();
    }
    const response = await good(await changed(request, { 'Idempotency-Key': newKey() }));
    if (response.ok) replies.set(key, response.clone());
    return response;
  };
}

function compareTexts(good: Endpoint): Endpoint {
  const texts = new Map<string, string>();
  return async (request) => {
    const key = request.headers.get('Idempotency-Key') ?? '';
    if (!isPost(request) || key === '') return good(request);
    const text = await request.clone().text();
    const known = texts.get(key);
    if (known !== undefined && known !== text) return problem(422, 'idempotency_key_reused');
    texts.set(key, text);
    return good(request);
  };
}

function ignoreBody(good: Endpoint): Endpoint {
  return async (request) =>
    good(
      isPost(request)
        ? await changed(request, {}, { body: (await request.text()).replace(/,"checkedWith":"[^"]*"/, '') })
        : request,
    );
}

function takeLists(good: Endpoint): Endpoint {
  return async (request) => {
    const isList = isPost(request) && (await request.clone().text()) === '[]';
    return isList ? Response.json({}, { headers: { 'Cache-Control': 'no-store' } }) : good(request);
  };
}

function takeAnyId(good: Endpoint): Endpoint {
  return async (request) => {
    const id = new URL(request.url).searchParams.get('session_id') ?? '';
    const isHostile = !isPost(request) && id.includes('<script>');
    return isHostile ? problem(500, 'database_failed') : good(request);
  };
}
