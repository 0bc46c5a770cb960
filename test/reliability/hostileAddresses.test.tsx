import { act, render, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { loadScript } from '../../src/elements/loadScript.ts';
import { useCheckoutSession } from '../../src/index.ts';
import type { CheckoutError, CheckoutOptions } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { HOSTILE_URLS, SHOP, show, withPlaceholder } from '../protocol/hostileUrls.ts';
import { recordFigures } from './recordFigures.ts';

/** One checkout that was given an entry of the corpus. */
interface Attempt {
  readonly entry: string;
  readonly fake: FakeClink;
  readonly options: CheckoutOptions;
  readonly errors: CheckoutError[];
}

const visits: string[] = [];
let orders = 0;

beforeEach(() => {
  visits.length = 0;
  vi.stubGlobal('location', {
    origin: SHOP,
    href: `${SHOP}/checkout`,
    host: 'shop.example',
    pathname: '/checkout',
    search: '',
    hash: '',
    assign: (url: string) => visits.push(url),
  });
});

function attempt(entry: string, change: (fake: FakeClink) => Partial<CheckoutOptions>): Attempt {
  const fake = createFakeClink({ strict: false });
  const errors: CheckoutError[] = [];
  orders += 1;
  const options = {
    endpoint: fake.endpoint,
    loadElements: fake.loadElements,
    order: { cartId: `hostile_${orders}` },
    returnUrl: '/done/{ELEMENTS_SESSION_ID}',
    onError: (error: CheckoutError) => errors.push(error),
    ...change(fake),
  };
  return { entry, fake, options, errors };
}

function Probe({ options }: { readonly options: CheckoutOptions }): ReactElement {
  const { status, paymentMethodRef } = useCheckoutSession(options);
  return <div data-status={status} ref={paymentMethodRef} />;
}

/** Opens all of them on one page, pays those that can be paid, and gives where each of them led. */
async function payAll(attempts: readonly Attempt[]): Promise<Map<Attempt, string>> {
  const { container } = render(
    <>
      {attempts.map((one) => (
        <Probe key={one.options.order['cartId'] as string} options={one.options} />
      ))}
    </>,
  );
  await waitFor(
    () => {
      const settled = container.querySelectorAll('[data-status="ready"], [data-status="failed"]');
      expect(settled).toHaveLength(attempts.length);
    },
    { timeout: 30_000 },
  );
  const led = new Map<Attempt, string>();
  for (const one of attempts.filter(({ errors }) => errors.length === 0)) {
    const before = visits.length;
    act(() => one.fake.succeed());
    expect(visits.length, show(one.entry)).toBe(before + 1);
    led.set(one, visits.at(-1) ?? '');
  }
  return led;
}

function expectSafe(attempts: readonly Attempt[], led: ReadonlyMap<Attempt, string>): void {
  for (const one of attempts) {
    const url = led.get(one);
    // As a browser takes it: an address that is no absolute one is read from the page's.
    if (url !== undefined) {
      expect(new URL(url, `${SHOP}/checkout`).origin, show(one.entry)).toBe(SHOP);
      continue;
    }
    expect(one.errors, show(one.entry)).toMatchObject([{ code: 'invalid_return_url', retryable: false }]);
    expect(one.errors[0]?.message).not.toContain('evil');
    expect(one.fake.calls, show(one.entry)).not.toContain('load');
  }
  expect(led.size).toBeGreaterThan(10);
  expect(led.size).toBeLessThan(attempts.length / 2);
}

it('a hostile returnUrl of the page is refused before anything is sent, or leads nowhere but into the shop (cases 65, 82)', async () => {
  const attempts = HOSTILE_URLS.map((entry) => attempt(entry, () => ({ returnUrl: withPlaceholder(entry) })));
  const led = await payAll(attempts);
  expectSafe(attempts, led);
  for (const { fake, errors } of attempts) if (errors.length > 0) expect(fake.calls).toEqual([]);
  const foreign = visits.filter((url) => new URL(url, `${SHOP}/checkout`).origin !== SHOP);
  recordFigures('hostileUrls', { entries: HOSTILE_URLS.length, navigations: foreign.length });
  expect(foreign).toEqual([]);
}, 60_000);

it('a hostile returnUrl in the endpoint’s reply is refused, or leads nowhere but into the shop (cases 65, 82)', async () => {
  const attempts = HOSTILE_URLS.filter((entry) => entry !== '').map((entry) =>
    attempt(entry, (fake) => ({
      endpoint: async (request, context) => ({
        ...(await fake.endpoint(request, context)),
        returnUrl: entry,
      }),
    })),
  );
  expectSafe(attempts, await payAll(attempts));
}, 60_000);

it('a hostile address of the script loads nothing but what Clink, the page or this machine serve (case 82)', async () => {
  vi.useFakeTimers();
  const tags: string[] = [];
  vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
    for (const node of nodes) if (node instanceof HTMLScriptElement) tags.push(node.src);
  });
  const loads = HOSTILE_URLS.map((url) => loadScript({ url }));
  const outcomes = Promise.allSettled(loads);
  await vi.advanceTimersByTimeAsync(20_000);
  const codes = (await outcomes).map((outcome) =>
    outcome.status === 'rejected' ? (outcome.reason as CheckoutError).code : 'loaded',
  );
  expect(new Set(codes)).toEqual(new Set(['sdk_invalid', 'sdk_timeout']));
  expect(codes.filter((code) => code === 'sdk_invalid').length).toBeGreaterThanOrEqual(300);
  const known =
    /^(?:localhost|.+\.localhost|127\.0\.0\.1|\[::1\]|shop\.example|(?:js\.)?clinkbill\.com|cdn\.jsdelivr\.net)$/;
  expect(tags.length).toBeGreaterThan(10);
  expect(tags.filter((url) => !known.test(new URL(url).hostname))).toEqual([]);
  expect(tags.filter((url) => !/^https?:$/.test(new URL(url).protocol))).toEqual([]);
});
