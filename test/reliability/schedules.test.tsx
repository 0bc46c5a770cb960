import * as fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CheckoutProvider,
  CheckoutStatus,
  ClinkCheckout,
  PayButton,
  PaymentMethod,
  useCheckoutSession,
} from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { recordFigures } from './recordFigures.ts';
import { STEPS } from './steps.ts';
import type { StepName } from './steps.ts';
import { World } from './World.tsx';
import type { Subject } from './World.tsx';

/** Schedules for each seed. `SCHEDULES=1000` is the run whose figures are in docs/reliability.md. */
const RUNS = Number(process.env['SCHEDULES'] ?? 12);
const SEEDS = [11, 23, 42, 1009, 20_261];

/** The hook alone, with a page of the merchant's own around it. */
function HeadlessPage({ messages: _, components: __, layout: ___, ...options }: ClinkCheckoutProps) {
  const { checkout, status } = useCheckoutSession(options);
  return (
    <CheckoutProvider checkout={checkout}>
      <main data-status={status} {...{ 'data-cart': (options as { 'data-cart'?: string })['data-cart'] }}>
        <PayButton />
        <CheckoutStatus />
        <PaymentMethod />
      </main>
    </CheckoutProvider>
  );
}

const SUBJECTS: Record<string, Subject> = {
  '<ClinkCheckout>': ClinkCheckout,
  useCheckoutSession: HeadlessPage,
};

const anyStep = fc.tuple(
  // The way to a form and through it more often than the rest, so that schedules get somewhere.
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom<StepName>('mount', 'settle', 'settle', 'ready', 'doubleClickPay'),
    },
    { weight: 5, arbitrary: fc.constantFrom(...(Object.keys(STEPS) as StepName[])) },
  ),
  fc.nat(60),
);

const schedule = fc.tuple(fc.array(anyStep, { minLength: 15, maxLength: 45 }), fc.boolean());

beforeEach(() => {
  resetPage();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => vi.useRealTimers());

describe.each(Object.entries(SUBJECTS))('%s, whatever happens in whatever order', (name, subject) => {
  /** Seeds of which no schedule broke a rule. */
  const clean: number[] = [];
  afterAll(() =>
    recordFigures(`schedules-${name.replaceAll(/\W/g, '')}`, { name, seeds: SEEDS, clean, runs: RUNS }),
  );

  it.each(SEEDS)(
    'never makes two sessions or instances of an order, never offers to pay twice, leaves nothing behind (seed %i) (cases 2, 3, 5, 20, 29)',
    async (seed) => {
      await fc.assert(
        fc.asyncProperty(schedule, async ([steps, isKind]) => {
          const world = new World(subject);
          try {
            for (const [step, n] of steps) {
              await STEPS[step](world, n);
              expect(world.ledger.violations, step).toEqual([]);
              expect(world.fake.misuses, step).toEqual([]);
            }
          } finally {
            await world.end(isKind);
            vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
          }
          expect(world.ledger.violations, 'at the end').toEqual([]);
          expect(world.fake.misuses, 'at the end').toEqual([]);
          expect([world.live.length, world.leases], 'instances left').toEqual([0, 0]);
          expect(world.fake.calls.filter((call) => call === 'destroy').length, 'destroyed').toBe(
            world.fake.instances.length,
          );
          expect(vi.getTimerCount(), 'timers left').toBe(0);
        }),
        { seed, numRuns: RUNS },
      );
      clean.push(seed);
    },
    60_000 + RUNS * 1_000,
  );
});
