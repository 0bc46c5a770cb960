import type { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { createCheckout } from '../../src/checkout/createCheckout.ts';
import type { Checkout, LiveSettings } from '../../src/checkout/Checkout.ts';
import type { CheckoutPorts } from '../../src/checkout/CheckoutPorts.ts';
import type { CheckoutSession, SessionProgress } from '../../src/checkout/CheckoutSession.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink, FakeClinkOptions } from '../../src/testing/index.ts';
import { SESSION } from './samples.ts';

export interface TestCheckout {
  readonly checkout: Checkout;
  readonly fake: FakeClink;
  readonly sessions: CheckoutSession[];
  readonly forgotten: string[];
  readonly progress: SessionProgress[];
  readonly sdkFaults: unknown[];
  wake(): void;
  /** Others do this to the frame in the container that is watched, if one is. */
  disturb(change: 'moved' | 'removed' | CheckoutError): void;
  /** Lets everything that waits for nothing but a promise go on. */
  settle(): Promise<void>;
}

export const SETTINGS: LiveSettings = { presetOptions: {}, expiryNotice: 120_000, autoRenew: false };

export function createTestCheckout(
  options: FakeClinkOptions & {
    readonly ports?: Partial<CheckoutPorts>;
    readonly settings?: Partial<LiveSettings>;
    readonly expiresIn?: number;
    readonly found?: SessionProgress;
  } = {},
): TestCheckout {
  // What Clink does by itself is also to be met: a payment that nobody here has sent.
  const fake = createFakeClink({ strict: false, ...options });
  const sessions: CheckoutSession[] = [];
  const forgotten: string[] = [];
  const progress: SessionProgress[] = [];
  const sdkFaults: unknown[] = [];
  let wake: () => void = () => {};
  let disturb: TestCheckout['disturb'] = () => {};
  let known: CheckoutSession | null = null;
  const checkout = createCheckout(
    {
      createSession: async () => {
        if (!known) {
          const expiresAt = options.expiresIn === undefined ? null : Date.now() + options.expiresIn;
          known = { ...SESSION, sessionId: `sess_${sessions.length + 1}`, expiresAt };
          sessions.push(known);
        }
        return { session: known, progress: options.found ?? 'open' };
      },
      forgetSession: ({ sessionId }) => {
        forgotten.push(sessionId);
        known = null;
      },
      keepProgress: (_, next) => progress.push(next),
      loadElements: fake.loadElements,
      onWake: (listener) => {
        wake = listener;
        return () => {
          wake = () => {};
        };
      },
      watchFrame: (_, onChange) => {
        disturb = onChange;
        return () => {
          disturb = () => {};
        };
      },
      ...options.ports,
    },
    { ...SETTINGS, ...options.settings },
    (error) => sdkFaults.push(error),
  );
  return {
    checkout,
    fake,
    sessions,
    forgotten,
    progress,
    sdkFaults,
    wake: () => wake(),
    disturb: (change) => disturb(change),
    settle: async () => {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
  };
}

/** A checkout with both containers in the page, brought as far as it goes by itself. */
export async function openTestCheckout(
  options?: Parameters<typeof createTestCheckout>[0],
): Promise<TestCheckout> {
  const test = createTestCheckout(options);
  test.checkout.attach('currencySelect', addContainer());
  test.checkout.attach('paymentMethod', addContainer());
  test.checkout.open();
  await test.settle();
  return test;
}

export function addContainer(): HTMLElement {
  return document.body.appendChild(document.createElement('div'));
}

/** Each test starts on a page of its own. */
export function resetPage(): void {
  // Also what outlives a file: the next one numbers its orders and sessions from the start.
  for (const name of ['page', 'queryClient']) {
    Reflect.deleteProperty(globalThis, Symbol.for(`react-clink-checkout.${name}`));
  }
}
