// @vitest-environment node
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { StrictMode, Suspense } from 'react';
import type { ReactElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  CheckoutProvider,
  CheckoutReturn,
  ClinkCheckout,
  OrderSummary,
  PaymentMethod,
  useCheckoutSession,
} from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';

const props: ClinkCheckoutProps = {
  endpoint: '/api/session',
  order: { cartId: 'c_1' },
  returnUrl: '/complete?session_id={ELEMENTS_SESSION_ID}',
};

function Headless(): ReactElement {
  const { checkout, status } = useCheckoutSession(props);
  return (
    <CheckoutProvider checkout={checkout}>
      <main data-status={status}>
        <OrderSummary />
        <PaymentMethod />
      </main>
    </CheckoutProvider>
  );
}

const PAGES: readonly (readonly [string, ReactElement, string])[] = [
  ['<ClinkCheckout>', <ClinkCheckout key="c" {...props} />, 'data-status="idle"'],
  ['useCheckoutSession', <Headless key="h" />, '<main data-status="idle"'],
  ['<CheckoutReturn>', <CheckoutReturn key="r" endpoint="/api/session" />, 'data-status="reading"'],
];

const touched = vi.fn();
beforeEach(() => {
  touched.mockReset();
  vi.stubGlobal('fetch', () => touched('fetch'));
  vi.stubGlobal('localStorage', new Proxy({}, { get: () => touched('localStorage') }));
  vi.stubGlobal('sessionStorage', new Proxy({}, { get: () => touched('sessionStorage') }));
});
afterEach(() => vi.useRealTimers());

async function stream(page: ReactElement): Promise<string> {
  const errors: unknown[] = [];
  const output = new PassThrough();
  const { pipe } = renderToPipeableStream(
    <StrictMode>
      <Suspense fallback={<p>to come</p>}>{page}</Suspense>
    </StrictMode>,
    { onError: (error) => void errors.push(error), onAllReady: () => pipe(output) },
  );
  const html = await text(output);
  expect(errors).toEqual([]);
  return html;
}

it.each(PAGES)(
  '%s is streamed where there is no window, and asks for nothing (case 32)',
  async (_, page, mark) => {
    expect([typeof window, typeof document]).toEqual(['undefined', 'undefined']);
    const html = await stream(page);
    expect(html).toContain(mark);
    expect(html).not.toContain('to come');
    expect(touched).not.toHaveBeenCalled();
  },
);

it.each(PAGES)(
  '%s is the same at any time, for any chance and any server (cases 32, 33)',
  async (_, page) => {
    const html = await stream(page);
    vi.setSystemTime(new Date('2031-02-03T04:05:06Z'));
    vi.spyOn(Math, 'random').mockReturnValue(0.123);
    vi.stubEnv('TZ', 'Pacific/Auckland');
    vi.stubEnv('LANG', 'ar_EG.UTF-8');
    expect(await stream(page)).toBe(html);
  },
);

it('requests that are rendered at once share nothing (case 32)', async () => {
  const before = Reflect.ownKeys(globalThis);
  const pages = await Promise.all(
    Array.from({ length: 20 }, (_, count) =>
      stream(<ClinkCheckout {...props} order={{ cartId: `c_${count}` }} scope={`user_${count}`} />),
    ),
  );
  expect(new Set(pages).size).toBe(1);
  expect(Reflect.ownKeys(globalThis)).toEqual(before);
});
