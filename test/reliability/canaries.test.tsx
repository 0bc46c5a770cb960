import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageState } from '../../src/checkout/pageState.ts';
import { CheckoutError, CheckoutReturn, ClinkCheckout } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink, sdkError } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { asLogged, Canaries } from './Canaries.ts';
import { recordFigures } from './recordFigures.ts';

const canaries = new Canaries();
const plant = (place: string): string => canaries.plant(place);

let scenes = 0;
let leaks = 0;
let orders = 0;

/** What the page's host is told, and what leaves the page. */
const told: unknown[] = [];
const reported: unknown[] = [];
const requests: string[] = [];
const visits: string[] = [];
let scripts: HTMLScriptElement[] = [];

const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const until = (status: string): Promise<void> =>
  waitFor(() => expect(region()).toHaveAttribute('data-status', status), { timeout: 5_000 });

beforeEach(() => {
  for (const list of [told, reported, requests, visits]) list.length = 0;
  scripts = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  vi.stubGlobal('XMLHttpRequest', undefined);
  vi.spyOn(crypto, 'randomUUID').mockReturnValue(
    `00000000-0000-4000-8000-${plant('idempotency key')}` as ReturnType<Crypto['randomUUID']>,
  );
  vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
    for (const node of nodes) if (node instanceof HTMLScriptElement) scripts.push(node);
  });
  document.cookie = `session=${plant('cookie')}`;
  vi.stubGlobal('location', {
    origin: location.origin,
    href: location.href,
    pathname: '/',
    search: '',
    hash: '',
    assign: (url: string) => visits.push(url),
  });
});

afterEach(() => {
  cleanup();
  for (const { src } of scripts.splice(0)) refuse(src);
  pageState().environment = null;
});

afterAll(() => {
  recordFigures('canaries', { places: canaries.places.size, scenes, found: leaks });
});

function lastError(): unknown {
  return told.findLast((one) => one instanceof Error);
}

/** The page, without where its link to the order leads: the merchant's own return page, with the session's id in it. */
function readPage(): string {
  const page = document.body.cloneNode(true) as HTMLElement;
  for (const link of page.querySelectorAll('a[href^="http://localhost:3000/done/"]'))
    link.removeAttribute('href');
  return page.outerHTML;
}

function refuse(blockedURI: string): void {
  const details = { blockedURI, disposition: 'enforce', effectiveDirective: 'script-src' };
  document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), details));
}

/** A checkout with a secret in everything the page gives it. */
function secretProps(fake: FakeClink): ClinkCheckoutProps {
  orders += 1;
  return {
    endpoint: `https://shop.example/api/session?token=${plant('endpoint’s query')}`,
    loadElements: fake.loadElements,
    publishKey: `pk_test_${plant('publishKey')}`,
    environment: 'sandbox',
    scope: plant('scope'),
    returnUrl: `/done/{ELEMENTS_SESSION_ID}?token=${plant('returnUrl')}`,
    nonce: plant('nonce'),
    integrity: `sha384-${plant('integrity')}`,
    sdkUrl: `${location.origin}/sdk-${orders}.js?key=${plant('sdkUrl')}`,
    locale: 'en',
    order: {
      cartId: `canaries_${orders}_${plant('order field')}`,
      customerId: plant('customerId'),
      customerEmail: `${plant('customerEmail')}@shop.example`,
      referenceCustomerId: plant('referenceCustomerId'),
      merchantReferenceId: plant('merchantReferenceId'),
      metadata: { note: plant('metadata'), [plant('name of metadata')]: 'x' },
      cart: { lines: [{ gift: { message: plant('order field, four levels deep') } }] },
      promotionCode: plant('promotionCode'),
      allowPromotionCodes: true,
    },
    onError: (error) => told.push(error),
    onDiagnostic: (diagnostic) => told.push(diagnostic),
  };
}

/** A good reply with a secret in everything the endpoint says. */
function secretReply(change: object = {}): Record<string, unknown> {
  return {
    sessionId: `sess_${plant('session id')}`,
    publishKey: `pk_test_${plant('publishKey of the reply')}`,
    environment: 'sandbox',
    expireTime: new Date(Date.now() + 3_600_000).toISOString(),
    returnUrl: `/done/{ELEMENTS_SESSION_ID}?token=${plant('returnUrl of the reply')}`,
    tokenValue: plant('field of the reply'),
    customer: { cards: [plant('field of the reply, deep')] },
    ...change,
  };
}

function answer(body: string, status = 200, type = 'application/json'): Response {
  return new Response(body, {
    status,
    statusText: 'x',
    headers: { 'Content-Type': type, 'X-Request': plant('header of the reply'), 'Retry-After': '0' },
  });
}

function answerWith(respond: () => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', async (input: unknown) => {
    requests.push(String(input));
    return respond();
  });
}

/** An error of somebody else's with a secret in every part. */
function secretError(name: string, what: string): Error {
  const error = new Error(plant(`message of ${what}`), { cause: new Error(plant(`cause of ${what}`)) });
  return Object.assign(error, {
    name,
    code: `sk_test_${plant(`code of ${what}`)}`,
    response: { body: plant(`field of ${what}`) },
  });
}

const NOTED: ReadonlySet<string> = new Set([
  'session id',
  'publishKey of the reply',
  'returnUrl of the reply',
]);

/**
 * No secret anywhere it must not be. Console output fails every test anyway. `thrown` is the host's own exception, which
 * the host gets back as `cause`, the very same and nowhere else.
 */
function expectNoLeak(thrown?: unknown): void {
  scenes += 1;
  const causes = told.flatMap((one) => (one instanceof Error && one.cause !== undefined ? [one.cause] : []));
  for (const cause of causes) expect(cause).toBe(thrown);
  for (const one of told) {
    if (one instanceof Error) Object.defineProperty(one, 'cause', { value: undefined, configurable: true });
  }
  const [notes, rest] = [true, false].map((isNote) =>
    JSON.stringify(
      Object.entries(sessionStorage).filter(([place]) => place.startsWith('clink:session:') === isNote),
    ),
  ) as [string, string];
  // Once it may be paid, the tab remembers which session that is: what the browser was answered, and no more.
  expect(canaries.find(notes).filter((place) => !NOTED.has(place))).toEqual([]);
  const surfaces: Record<string, string> = {
    'what the host was told': told.map(asLogged).join('\n'),
    'what was reported': reported.map(asLogged).join('\n'),
    'the page': readPage(),
    'the head': document.head.outerHTML,
    'the title': document.title,
    sessionStorage: rest,
    localStorage: JSON.stringify(Object.entries(localStorage)),
    history: asLogged(history.state),
    'requests to others': requests
      .filter((url) => !url.startsWith('https://shop.example/api/session?'))
      .join(),
  };
  const found = Object.entries(surfaces).flatMap(([surface, text]) =>
    canaries.find(text).map((place) => `${place} in ${surface}`),
  );
  leaks += found.length;
  expect(found).toEqual([]);
  // Where the shopper goes is the merchant's own page, which is told the session's id by design.
  expect(
    visits.every((url) => new URL(url, 'http://localhost:3000').origin === 'http://localhost:3000'),
  ).toBe(true);
}

/** Renders it, waits for its end, and looks for leaks while it is shown and after it has gone. */
async function play(props: Partial<ClinkCheckoutProps>, ends: string, thrown?: unknown): Promise<FakeClink> {
  const fake = createFakeClink();
  const { unmount } = render(<ClinkCheckout {...secretProps(fake)} {...props} />);
  await until(ends);
  expect(told.length).toBeGreaterThan(0);
  expectNoLeak(thrown);
  unmount();
  expectNoLeak(thrown);
  return fake;
}

describe('secrets in a checkout that goes well', () => {
  it('are nowhere but in its request and its SDK, through every step to the end (case 78)', async () => {
    answerWith(() => answer(JSON.stringify(secretReply())));
    const fake = createFakeClink();
    const { unmount } = render(<ClinkCheckout {...secretProps(fake)} />);
    await until('ready');
    expectNoLeak();
    expect(sessionStorage).toHaveLength(0);
    act(() => fake.changeAmount({ totalAmount: 30, secretNote: plant('payload of an SDK event') } as object));
    await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
    act(() => fake.current.emit('error', secretError('PaymentError', 'a payment’s error')));
    act(() => fake.current.emit('promo-code-error', secretError('PromoCodeError', 'a code’s error')));
    expectNoLeak();
    act(() => fake.enableSubmit());
    await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
    act(() => fake.current.emit('session-pending', plant('payload of session-pending') as never));
    expectNoLeak();
    act(() => fake.current.emit('session-success', { token: plant('payload of session-success') } as never));
    await until('complete');
    expectNoLeak();
    expect(visits).toHaveLength(1);
    unmount();
    expectNoLeak();
    // They were there: the request went to the endpoint, and the SDK got its session.
    expect(requests).toHaveLength(1);
    expect(canaries.find(requests.join())).toEqual(['endpoint’s query']);
    expect(canaries.find(fake.instances[0]?.sessionId ?? '')).toEqual(['session id']);
  });

  it('are not printed in production, where nothing is (case 78)', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    answerWith(() => answer(JSON.stringify(secretReply())));
    await play(
      { order: { cartId: plant('order field'), promotionCode: 'no effect without a permission' } },
      'ready',
    );
    // The same is a warning in development.
    expect(told).toContainEqual(expect.objectContaining({ type: 'warning' }));
  });
});

/** Replies that are no session. */
const REPLIES: readonly (readonly [string, string, () => Response])[] = [
  [
    'a refusal with codes that are keys and ids',
    'failed',
    () =>
      answer(
        JSON.stringify({
          code: `pk_test_${plant('code of a problem')}`,
          title: plant('title of a problem'),
          detail: plant('detail of a problem'),
          error: { code: `sess_${plant('inner code of a problem')}`, message: plant('message of a problem') },
          msg: `${plant('msg of a problem')}: no`,
        }),
        422,
        'application/problem+json',
      ),
  ],
  ['a failure with a text', 'failed', () => answer(plant('error body'), 500, 'text/plain')],
  ['a page', 'failed', () => answer(`<html><title>${plant('page')}</title>`, 200, 'text/html')],
  ['half a JSON text', 'failed', () => answer(`{"sessionId":"${plant('half a reply')}`)],
  ['a megabyte', 'failed', () => answer(plant('huge body').repeat(80_000))],
  ['a JSON text', 'failed', () => answer(JSON.stringify(plant('reply that is a text')))],
  [
    'a session id that is none',
    'failed',
    () => answer(JSON.stringify(secretReply({ sessionId: `../../${plant('hostile session id')}` }))),
  ],
  [
    'a key of the other environment',
    'failed',
    () => answer(JSON.stringify(secretReply({ publishKey: `pk_prod_${plant('key that does not fit')}` }))),
  ],
  [
    'an environment that is none',
    'failed',
    () => answer(JSON.stringify(secretReply({ environment: plant('environment') }))),
  ],
  [
    'a secret key',
    'failed',
    () => answer(JSON.stringify(secretReply({ note: `sk_live_${plant('secret key in the reply')}` }))),
  ],
  [
    'a webhook secret',
    'failed',
    () => answer(JSON.stringify(secretReply({ note: `whsec_${plant('webhook secret in the reply')}` }))),
  ],
  [
    'a foreign returnUrl',
    'failed',
    () =>
      answer(JSON.stringify(secretReply({ returnUrl: `https://${plant('foreign returnUrl')}.example/` }))),
  ],
  [
    'an end that is no time',
    'ready',
    () => answer(JSON.stringify(secretReply({ expireTime: plant('expireTime') }))),
  ],
];

describe('secrets in a reply', () => {
  it.each(REPLIES)('that is %s are told to nobody (case 78)', async (_what, ends, respond) => {
    answerWith(respond);
    await play({}, ends);
    expect(requests.length).toBeGreaterThan(0);
  });

  it('that never comes are told to nobody (case 78)', async () => {
    answerWith(() => Promise.reject(new TypeError(plant('message of a network error'))));
    await play({}, 'failed');
    expect(lastError()).toMatchObject({ code: 'network_error' });
  });
});

/** Props that stop a checkout before anything is sent. */
const PROPS: readonly (readonly [string, string, () => Partial<ClinkCheckoutProps>])[] = [
  [
    'endpoint',
    'secret_key_exposed',
    () => ({ endpoint: `/api?key=sk_live_${plant('secret key in endpoint')}` }),
  ],
  [
    'publishKey',
    'secret_key_exposed',
    () => ({ publishKey: `sk_test_${plant('secret key as publishKey')}` }),
  ],
  ['scope', 'secret_key_exposed', () => ({ scope: `whsec_${plant('webhook secret in scope')}` })],
  [
    'returnUrl',
    'secret_key_exposed',
    () => ({ returnUrl: `/{ELEMENTS_SESSION_ID}?key=sk_live_${plant('secret key in returnUrl')}` }),
  ],
  [
    'order',
    'secret_key_exposed',
    () => ({ order: { a: { b: [`Bearer sk_live_${plant('secret key in the order')}`] } } }),
  ],
  [
    'returnUrl',
    'invalid_return_url',
    () => ({
      returnUrl: `https://user:${plant('password in returnUrl')}@shop.example/{ELEMENTS_SESSION_ID}`,
    }),
  ],
  ['order', 'invalid_order', () => ({ order: { originalAmount: plant('amount that is a text') as never } })],
  [
    'order',
    'invalid_order',
    () => ({ order: { metadata: { [plant('long name of metadata').repeat(5)]: 'x' } } }),
  ],
];

describe('secrets in a prop', () => {
  it.each(PROPS)('%s that is refused as %s are not in the refusal (case 78)', async (_prop, code, change) => {
    answerWith(() => answer(JSON.stringify(secretReply())));
    await play(change(), 'failed');
    expect(told.filter((one) => one instanceof Error)).toMatchObject([{ code }]);
    expect(requests).toEqual([]);
  });

  it('for a script that is blocked are not in the refusal (case 78)', async () => {
    answerWith(() => answer(JSON.stringify(secretReply())));
    const { unmount } = render(
      <ClinkCheckout {...secretProps(createFakeClink())} loadElements={undefined} />,
    );
    await until('loading');
    expect(canaries.find(scripts.map(({ src }) => src).join())).toEqual(['sdkUrl']);
    act(() => refuse(scripts[0]?.src ?? ''));
    await until('failed');
    expect(lastError()).toMatchObject({ code: 'csp_blocked' });
    expectNoLeak();
    unmount();
  });
});

describe('secrets in an exception of the host’s', () => {
  it.each([
    ['an error', () => secretError('Error', 'the endpoint’s exception')],
    ['a text', () => plant('text that was thrown')],
    ['an object', () => ({ message: plant('object that was thrown'), code: `sess_${plant('its code')}` })],
  ])('%s, are in its cause and nowhere else: it is the host’s own (case 78)', async (_what, make) => {
    const thrown = make();
    await play(
      {
        endpoint: () => {
          throw thrown;
        },
      },
      'failed',
      thrown,
    );
    expect(lastError()).toMatchObject({ code: 'endpoint_error', clinkCode: undefined });
  });

  it('that a function answers as an error are told to nobody (case 78)', async () => {
    const error = { code: `sess_${plant('code of a refusal')}`, message: plant('message of a refusal') };
    await play({ endpoint: () => ({ error }) as never }, 'failed');
    expect(lastError()).toMatchObject({ code: 'endpoint_error', clinkCode: undefined });
  });
});

const NAMES = [
  'SessionLoadError',
  'SessionNotSupportedError',
  'ClinkApiError',
  'SessionExpiredError',
  'SessionCompleteError',
  'PaymentError',
  'PromoCodeError',
  'TypeError',
] as const;

describe('secrets in an error of the SDK', () => {
  it.each(NAMES)('named %s, are told to nobody, at the load and in the form (case 78)', async (name) => {
    answerWith(() => answer(JSON.stringify(secretReply())));
    const loading = render(
      <ClinkCheckout
        {...secretProps(createFakeClink())}
        loadElements={() => Promise.reject(secretError(name, 'a load'))}
      />,
    );
    await waitFor(() => expect(region().getAttribute('data-status')).toMatch(/failed|expired|complete/));
    expectNoLeak();
    loading.unmount();

    const fake = createFakeClink();
    render(<ClinkCheckout {...secretProps(fake)} />);
    await until('ready');
    act(() => fake.current.emit('error', secretError(name, 'the form')));
    expectNoLeak();
  });

  it.each(['createElement', 'on', 'submit', 'promoCodeChange', 'setTheme', 'destroy'] as const)(
    'thrown by %s, are told to nobody (case 78)',
    async (method) => {
      answerWith(() => answer(JSON.stringify(secretReply())));
      const fake = createFakeClink();
      const props = secretProps(fake);
      const { rerender, unmount } = render(
        <ClinkCheckout
          {...props}
          loadElements={async (options) => {
            const instance = await fake.loadElements(options);
            instance[method] = () => {
              throw secretError('Error', `an exception of ${method}`);
            };
            return instance;
          }}
        />,
      );
      await waitFor(() => expect(region().getAttribute('data-status')).toMatch(/ready|failed/));
      if (method === 'submit') await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
      if (method === 'promoCodeChange') {
        await userEvent.click(screen.getByRole('button', { name: /promotion code/i }));
        await userEvent.keyboard('SUMMER{Enter}');
      }
      if (method === 'setTheme') {
        rerender(
          <ClinkCheckout {...props} loadElements={fake.loadElements} appearance={{ theme: 'dark' }} />,
        );
      }
      expectNoLeak();
      unmount();
      await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
      expectNoLeak();
    },
  );

  it('are not in a code that is passed on either, while a code that is one is (case 78)', async () => {
    answerWith(() => answer(JSON.stringify(secretReply())));
    const fake = createFakeClink();
    render(<ClinkCheckout {...secretProps(fake)} />);
    await until('ready');
    for (const prefix of ['sk_test_', 'pk_test_', 'whsec_', 'sess_']) {
      act(() => fake.raise('PaymentError', prefix + plant(`code with ${prefix}`)));
    }
    expectNoLeak();
    act(() => fake.current.emit('error', sdkError('PaymentError', 'card_declined')));
    expect(lastError()).toMatchObject({ clinkCode: 'card_declined' });
  });
});

describe('secrets on the return page', () => {
  it.each([
    ['a failure', () => answer(plant('error body of the status'), 403)],
    ['a page', () => answer(`<html>${plant('page of the status')}`, 200, 'text/html')],
    ['another session', () => answer(JSON.stringify({ sessionId: `sess_${plant('session of another')}` }))],
    [
      'a status with more in it',
      () =>
        answer(
          JSON.stringify({
            sessionId: 'sess_returned',
            status: 'complete',
            paymentStatus: 'paid',
            customer: plant('field of the status'),
            paymentStatusText: plant('text of the status'),
          }),
        ),
    ],
    [
      'nothing, since the connection broke',
      () => Promise.reject(new TypeError(plant('network error of the status'))),
    ],
  ])('are told to nobody when the server answers %s (case 78)', async (_what, respond) => {
    answerWith(respond);
    render(
      <CheckoutReturn
        endpoint={`https://shop.example/api/session?token=${plant('query of the status’s endpoint')}`}
        sessionId="sess_returned"
      >
        {({ error }) => {
          if (error) told.push(error);
          return null;
        }}
      </CheckoutReturn>,
    );
    await waitFor(() => expect(requests.length).toBeGreaterThan(0));
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expectNoLeak();
  });
});

it('secrets were planted in more than twenty places, and are found where they are (case 78)', () => {
  expect(canaries.places.size).toBeGreaterThanOrEqual(20);
  const canary = plant('a log');
  const error = new CheckoutError('unknown', { cause: new Error(canary) });
  expect(canaries.find(asLogged(error))).toEqual(['a log']);
  expect(canaries.find(encodeURIComponent(`{"a":"${canary}"}`))).toEqual(['a log']);
  expect(canaries.find(canary.slice(0, 8))).toEqual(['a part of one']);
  expect(canaries.find('nothing')).toEqual([]);
});
