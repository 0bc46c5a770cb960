import { act, fireEvent } from '@testing-library/react';
import { vi } from 'vitest';
import type { FakeElements } from '../../src/testing/index.ts';
import { sdkError } from '../../src/testing/index.ts';
import { SESSION_LIFETIME } from './World.tsx';
import type { World } from './World.tsx';

/** Something that a shopper, a page, a network, a clock or Clink can do. `n` chooses among several ways. */
export type Step = (world: World, n: number) => Promise<void>;

/** Milliseconds, as in `watchFrame`. */
const FRAME_GRACE = 250;

function pick<T>(list: readonly T[], n: number): T | undefined {
  return list[n % Math.max(1, list.length)];
}

/** Has a live instance of the SDK say something. */
function sdk(say: (instance: FakeElements, world: World, n: number) => void): Step {
  return async (world, n) => {
    const instance = pick(world.live, n);
    if (instance) await act(async () => say(instance, world, n));
  };
}

/** Whether an instance has ever had its form in the page: Clink's frame says nothing before. */
function hasForm(instance: FakeElements): boolean {
  return instance.mounted.paymentMethod !== null;
}

export const STEPS = {
  mount: (world) => world.change(({ mounted }) => mounted(true)),
  unmount: (world) => world.change(({ mounted }) => mounted(false)),
  hideOrReveal: (world) => world.change(({ hidden }) => hidden()),
  remount: (world) => world.change(({ remount }) => remount()),
  changeOrder: (world, n) => world.change(({ order }) => order(n)),
  changeLocale: (world, n) => world.change(({ locale }) => locale(n % 2 === 0 ? 'de' : 'fr')),
  twin: (world) => world.change(({ twin }) => twin()),
  render: (world) => world.render(),
  prefetch: (world) => world.prefetch(),
  dropPrefetched: (world, n) => world.dropPrefetched(n),

  settle: async (world, n) => {
    const [hanging] = world.hanging.splice(n % Math.max(1, world.hanging.length), 1);
    await act(async () => void (await hanging?.succeed()));
  },
  reject: async (world, n) => {
    const [hanging] = world.hanging.splice(n % Math.max(1, world.hanging.length), 1);
    await act(async () => hanging?.fail(n));
  },

  ready: sdk((instance, { ledger }) => {
    // Not in the middle of a payment of its own: that would say that the payment has ended.
    const entry = ledger.find(instance.sessionId);
    if (hasForm(instance) && !(entry.mayBePaid && entry.paidWith === instance)) instance.ready();
  }),
  enableSubmit: sdk((instance, world) => {
    // After an accepted payment Clink lets nobody submit before it has said what became of it.
    if (!world.ledger.find(instance.sessionId).mayBePaid) instance.emit('submit-enabled', true);
  }),
  changeAmount: sdk((instance, _world, n) =>
    instance.emit('amount-change', { totalAmount: n, currency: 'USD', enablePromotionCode: true }),
  ),
  decline: sdk((instance, { ledger }) => {
    const entry = ledger.find(instance.sessionId);
    if (!entry.mayBePaid || entry.isPaid) return;
    entry.mayBePaid = false;
    entry.isAccepted = false;
    instance.emit('error', sdkError('PaymentError', 'card_declined'));
    instance.emit('submit-enabled', true);
  }),
  pend: sdk((instance, { ledger }) => {
    const entry = ledger.find(instance.sessionId);
    if (!entry.mayBePaid) return;
    entry.isAccepted = true;
    instance.emit('session-pending', undefined);
  }),
  succeed: sdk((instance, { ledger }) => {
    const entry = ledger.find(instance.sessionId);
    if (!entry.mayBePaid) return;
    entry.isPaid = true;
    instance.emit('session-success', undefined);
  }),
  /** Paid in another tab. */
  alreadyPaid: sdk((instance, { ledger }) => {
    ledger.find(instance.sessionId).isPaid = true;
    instance.emit('error', sdkError('SessionCompleteError'));
  }),
  expire: sdk((instance, { ledger }) => {
    const entry = ledger.find(instance.sessionId);
    if (entry.isPaid || entry.mayBePaid) return;
    entry.hasEnded = true;
    instance.emit('error', sdkError('SessionExpiredError'));
  }),
  loseSession: sdk((instance) => instance.emit('error', sdkError('SessionLoadError'))),
  /** During a submit it ends the attempt, by whatever name; beside one it is a notice. */
  surprise: sdk((instance, { ledger }) => {
    const entry = ledger.find(instance.sessionId);
    const endsSubmit = entry.mayBePaid && !entry.isAccepted && !entry.isPaid;
    if (endsSubmit) entry.mayBePaid = false;
    instance.emit('error', sdkError('SomethingNobodyKnows'));
    if (endsSubmit) instance.emit('submit-enabled', true);
  }),

  /** Dragged, sorted, put into a dialog: browsers load a moved frame afresh. */
  moveForm: async (world, n) => {
    const container = pick(world.live, n)?.mounted.paymentMethod;
    if (!container?.isConnected) return;
    await addFrame(container);
    container.before(container.cloneNode());
    container.previousSibling?.replaceWith(container);
    await world.advance(FRAME_GRACE);
  },
  /** An extension that takes it for an advertisement. */
  removeForm: async (world, n) => {
    const container = pick(world.live, n)?.mounted.paymentMethod;
    if (!container?.isConnected) return;
    (await addFrame(container)).remove();
    await world.advance(FRAME_GRACE);
  },

  doubleClickPay: async (world) => {
    const before = world.fake.calls.length;
    for (const entry of world.ledger.entries) {
      if (entry.isPaid && world.regions.some((region) => canPay(region, entry.cartId))) {
        world.ledger.violations.push('a pay button for an order that is paid');
      }
    }
    const asking = world.live;
    await world.click(/^Pay/);
    await world.click(/^Pay/);
    const submits = world.fake.calls.slice(before).filter((call) => call === 'submit').length;
    if (submits > asking.length) world.ledger.violations.push('two payments by a double click');
    if (submits === 0) return;
    for (const instance of asking) {
      const entry = world.ledger.find(instance.sessionId);
      entry.mayBePaid = true;
      entry.paidWith = instance;
    }
  },
  retry: (world) => world.click(/^Try again/),
  renew: async (world) => {
    // Whoever presses it gives the session up; the checkout offers it only where nothing can have been paid.
    for (const region of world.regions) {
      const cart = region.dataset['cart'];
      if (!region.querySelector('[data-action="renew"]')) continue;
      const given = world.ledger.entries.findLast((entry) => entry.cartId === cart);
      if (given) given.hasEnded = true;
    }
    await world.click(/^Start again/);
  },

  waitABit: (world, n) => world.advance(n * 37),
  waitForLimits: (world) => world.advance(15_000),
  sleep: async () => {
    // A tab that sleeps runs no timers, and learns of it when it wakes.
    vi.setSystemTime(Date.now() + SESSION_LIFETIME + 1);
    await act(async () => {
      fireEvent(document, new Event('visibilitychange'));
    });
  },
  offline: async () => goOnline(false),
  online: async () => goOnline(true),

  /** Something that was under way when its instance was destroyed. */
  lateEvent: async (world, n) => {
    const dead = pick(
      world.fake.instances.filter(({ isDestroyed }) => isDestroyed),
      n,
    );
    const before = shownBy(world);
    await act(async () => {
      dead?.emit('session-success', undefined);
      dead?.emit('error', sdkError('SessionExpiredError'));
    });
    if (dead && shownBy(world) !== before) world.ledger.violations.push('an event was delivered to the dead');
  },
} satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;

/** The fake has no frames of its own. */
async function addFrame(container: HTMLElement): Promise<HTMLIFrameElement> {
  const present = container.querySelector('iframe');
  const frame = present ?? container.appendChild(document.createElement('iframe'));
  // Mutations are told in a microtask.
  await Promise.resolve();
  return frame;
}

function canPay(region: HTMLElement, cartId: string): boolean {
  if (region.dataset['cart'] !== cartId) return false;
  return [...region.querySelectorAll('button')].some(
    (button) =>
      button.textContent.startsWith('Pay') &&
      !button.hidden &&
      !button.disabled &&
      button.getAttribute('aria-disabled') !== 'true',
  );
}

function shownBy(world: World): string {
  return world.regions.map((region) => region.outerHTML).join('');
}

async function goOnline(online: boolean): Promise<void> {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
  await act(async () => {
    fireEvent(window, new Event(online ? 'online' : 'offline'));
  });
}
