import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageState } from '../../src/checkout/pageState.ts';
import { ClinkCheckout } from '../../src/index.ts';
import type { CheckoutError, ClinkCheckoutProps } from '../../src/index.ts';
import { CLINK_ELEMENTS_URL } from '../../src/protocol/scriptUrl.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { renderCheckout } from '../react/renderCheckout.tsx';

const EVIL = 'https://evil.example/sdk.js';

const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const until = (status: string): Promise<void> =>
  waitFor(() => expect(region()).toHaveAttribute('data-status', status));

let scripts: string[] = [];

/** Addresses of every script that is put into the page from here on. None of them is fetched. */
function collectScripts(): string[] {
  scripts = [];
  vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
    for (const node of nodes) if (node instanceof HTMLScriptElement) scripts.push(node.src);
  });
  return scripts;
}

/** The source that reaches browsers, by file. */
function readBrowserSource(): ReadonlyMap<string, string> {
  const src = path.join(import.meta.dirname, '../../src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/^(?:server|cli|testing)\//.test(name),
  );
  return new Map(files.map((file) => [file, readFileSync(path.join(src, file), 'utf8')]));
}

let orders = 0;
const order = (): { cartId: string } => ({ cartId: `page_${(orders += 1)}` });

afterEach(() => {
  cleanup();
  pageState().environment = null;
  // A script that is being loaded is waited for by whoever asks for it next: it ends with its test.
  for (const blockedURI of scripts.splice(0)) {
    const details = { blockedURI, disposition: 'enforce', effectiveDirective: 'script-src' };
    document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), details));
  }
});

describe('messages between windows', () => {
  it('are listened to and sent by nobody during a whole checkout, and change nothing in it (case 74)', async () => {
    const listened: string[] = [];
    const add = EventTarget.prototype.addEventListener;
    vi.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation(function (
      this: EventTarget,
      type: string,
      ...rest: unknown[]
    ) {
      listened.push(type);
      Reflect.apply(add, this, [type, ...rest]);
    });
    const send = vi.spyOn(window, 'postMessage');
    vi.stubGlobal('onmessage', null);

    const onError = vi.fn();
    const { fake, unmount } = renderCheckout({ onError });
    const tell = (data: unknown, origin: string): void => {
      const before = region().outerHTML;
      act(() => void window.dispatchEvent(new MessageEvent('message', { data, origin, source: window })));
      expect(region().outerHTML).toBe(before);
    };
    const foreign = [
      'session-success',
      { type: 'session-success' },
      { event: 'session-success', sessionId: fake.sessions[0]?.sessionId },
      { source: 'clink', type: 'error', payload: { name: 'SessionExpiredError' } },
      JSON.stringify({ type: 'submit-enabled', payload: true }),
      { __proto__: { type: 'session-success' } },
      null,
      new ArrayBuffer(8),
    ];
    const tellAll = (): void => {
      for (const data of foreign) {
        for (const origin of ['https://evil.example', 'null', 'https://checkout.clinkbill.com'])
          tell(data, origin);
      }
    };
    await until('ready');
    tellAll();
    await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
    tellAll();
    expect(region()).toHaveAttribute('data-status', 'submitting');
    act(() => fake.decline());
    act(() => fake.pend());
    tellAll();
    expect(region()).toHaveAttribute('data-status', 'pending');
    act(() => fake.succeed());
    tellAll();
    expect(region()).toHaveAttribute('data-status', 'complete');
    unmount();

    // The spy works: a checkout listens to the page's sleep.
    expect(listened).toContain('visibilitychange');
    expect(listened.filter((type) => type.startsWith('message'))).toEqual([]);
    expect(globalThis.onmessage).toBeNull();
    expect(send).not.toHaveBeenCalled();
    expect(fake.sessions).toHaveLength(1);
  });

  it('are not listened to by loading the script either (case 74)', async () => {
    const add = vi.spyOn(window, 'addEventListener');
    collectScripts();
    const { fake } = renderCheckout({ loadElements: undefined });
    await until('loading');
    expect(fake.sessions).toHaveLength(1);
    expect(add.mock.calls.filter(([type]) => type.startsWith('message'))).toEqual([]);
  });

  it('are in no line of the source that reaches browsers (case 74)', () => {
    const channel = /postMessage|onmessage|MessageChannel|BroadcastChannel|['"]message(?:error)?['"]\s*,/;
    const found = [...readBrowserSource()].filter(([, source]) => channel.test(source));
    expect(found.map(([file]) => file)).toEqual([]);
    expect("window.addEventListener('message', listener)").toMatch(channel);
  });
});

describe('the script’s address', () => {
  it('is never taken from the endpoint’s reply (case 82)', async () => {
    const added = collectScripts();
    const fake = createFakeClink({ strict: false });
    const endpoint: ClinkCheckoutProps['endpoint'] = async (request, context) => ({
      ...(await fake.endpoint(request, context)),
      sdkUrl: EVIL,
      scriptUrl: EVIL,
      url: EVIL,
      src: EVIL,
      presetOptions: { sdkUrl: EVIL },
      loadElements: EVIL,
      data: undefined,
    });
    render(<ClinkCheckout endpoint={endpoint} order={order()} returnUrl="/{ELEMENTS_SESSION_ID}" />);
    await until('loading');
    expect(added.length).toBeGreaterThan(0);
    expect(new Set(added)).toEqual(new Set([CLINK_ELEMENTS_URL]));
  });

  it.each(['//evil.example', 'https://evil.example', '../evil', 'sandbox.evil.example', '__proto__'])(
    'is not made of an environment that the reply calls "%s", which stops the checkout (case 82)',
    async (environment) => {
      const added = collectScripts();
      const fake = createFakeClink({ strict: false });
      const onError = vi.fn();
      render(
        <ClinkCheckout
          endpoint={async (request, context) => {
            const reply = await fake.endpoint(request, context);
            return { ...reply, environment: environment as 'sandbox' };
          }}
          loadElements={fake.loadElements}
          order={order()}
          returnUrl="/{ELEMENTS_SESSION_ID}"
          onError={onError}
        />,
      );
      await until('failed');
      expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'invalid_response', retryable: false });
      expect(fake.calls).toEqual(['endpoint']);
      expect(added).toEqual([]);
    },
  );

  it('is not taken from the page’s own address (case 82)', async () => {
    history.replaceState(
      null,
      '',
      `/?sdkUrl=${encodeURIComponent(EVIL)}&environment=//evil.example#sdkUrl=${EVIL}`,
    );
    const added = collectScripts();
    const fake = createFakeClink({ strict: false });
    render(<ClinkCheckout endpoint={fake.endpoint} order={order()} returnUrl="/{ELEMENTS_SESSION_ID}" />);
    await until('loading');
    expect(new Set(added)).toEqual(new Set([CLINK_ELEMENTS_URL]));
  });

  it('as a prop that is not allowed loads nothing and says why (case 82)', async () => {
    const added = collectScripts();
    const errors: CheckoutError[] = [];
    const fake = createFakeClink({ strict: false });
    render(
      <ClinkCheckout
        endpoint={fake.endpoint}
        order={order()}
        returnUrl="/{ELEMENTS_SESSION_ID}"
        sdkUrl={EVIL}
        onError={(error) => errors.push(error)}
      />,
    );
    await until('failed');
    expect(errors).toMatchObject([{ code: 'sdk_invalid', phase: 'sdk', retryable: false }]);
    expect(errors[0]?.message).not.toContain('evil');
    expect(added).toEqual([]);
  });
});

describe('a page that is clobbered or patched', () => {
  it('has elements named like the SDK’s global, which is not taken for it (case 86)', async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<form id="ClinkElements"><input name="loadClinkElements"></form>
       <a id="ClinkElements" name="loadClinkElements" href="https://evil.example/"></a>
       <form name="Clink"></form><img name="fetch"><img name="location">`,
    );
    // As browsers give it: the element, by its name on the window.
    vi.stubGlobal('ClinkElements', document.getElementsByTagName('form')[0]);
    const added = collectScripts();
    const fake = createFakeClink({ strict: false });
    render(<ClinkCheckout endpoint={fake.endpoint} order={order()} returnUrl="/{ELEMENTS_SESSION_ID}" />);
    await until('loading');
    expect(new Set(added)).toEqual(new Set([CLINK_ELEMENTS_URL]));
  });

  it.each([
    ['a text', 'ClinkElements'],
    ['another script’s object', { load: () => undefined }],
    ['a function', () => undefined],
    ['a loader that is none', { loadClinkElements: { call: () => undefined } }],
  ])('has %s as the SDK’s global, which is not taken for it (case 86)', async (_what, value) => {
    vi.stubGlobal('ClinkElements', value);
    const added = collectScripts();
    const fake = createFakeClink({ strict: false });
    render(<ClinkCheckout endpoint={fake.endpoint} order={order()} returnUrl="/{ELEMENTS_SESSION_ID}" />);
    await until('loading');
    expect(added.length).toBeGreaterThan(0);
  });

  it('has a fetch of its own, which answers with a thenable and is used (case 86)', async () => {
    const fake = createFakeClink({ strict: false });
    const asked: unknown[] = [];
    const patched = (input: unknown, init: RequestInit): unknown => {
      asked.push(input);
      const key = new Headers(init.headers).get('Idempotency-Key') ?? '';
      const made = fake
        .endpoint(JSON.parse(init.body as string) as never, { idempotencyKey: key })
        .then((reply) => Response.json(reply));
      // No promise, and nothing but `then`.
      // oxlint-disable-next-line unicorn/no-thenable -- what old polyfills answer
      return { then: made.then.bind(made) };
    };
    vi.stubGlobal('fetch', patched);
    renderCheckout({ endpoint: '/api/session', loadElements: fake.loadElements });
    await until('ready');
    act(() => fake.succeed());
    await until('complete');
    expect(asked).toEqual(['/api/session']);
  });

  it('is asked for nothing but the document’s own members (case 86)', () => {
    const own = new Set([
      'activeElement',
      'addEventListener',
      'body',
      'createElement',
      'documentElement',
      'getElementsByTagName',
      'head',
      'querySelectorAll',
      'scripts',
      'visibilityState',
    ]);
    const used = [...readBrowserSource().values()].flatMap((source) =>
      [
        ...source.matchAll(
          /\bdocument\s*(?:\?\.|\.)\s*(\w+)|\b(?:document|window|globalThis)\[(?!KEY)(.{1,20})/g,
        ),
      ].map(([, member, computed]) => member ?? computed),
    );
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((member) => !own.has(member ?? ''))).toEqual([]);
  });
});
