import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import * as React from 'react';
import type { ComponentType, ReactElement, ReactNode } from 'react';
import { vi } from 'vitest';
import { pageState } from '../../src/checkout/pageState.ts';
import type { KnownSession } from '../../src/checkout/pageState.ts';
import { CheckoutError, prefetchCheckout } from '../../src/index.ts';
import type { CheckoutOptions, ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink, FakeElements } from '../../src/testing/index.ts';
import { Ledger } from './Ledger.ts';

/** Milliseconds. */
export const SESSION_LIFETIME = 24 * 60 * 60_000;

/** Milliseconds, as in `createCheckout`. */
const LOADING_LIMIT = 10_000;

/** What a schedule drives: `<ClinkCheckout>`, or a page of its own around the hook. */
export type Subject = ComponentType<ClinkCheckoutProps>;

/** Something that hangs until the schedule settles it. */
interface Hanging {
  succeed(): Promise<unknown>;
  fail(how: number): void;
}

// React 18 has none; there hiding is unmounting.
const { Activity } = React as {
  Activity?: ComponentType<{ mode: 'visible' | 'hidden'; children: ReactNode }>;
};

const worlds = { count: 0 };

/** A page, a merchant's endpoint and Clink's SDK, none of which does anything before the schedule says so. */
export class World {
  readonly ledger = new Ledger();
  readonly fake: FakeClink = createFakeClink({ autoReady: false, sessionLifetime: SESSION_LIFETIME });
  readonly hanging: Hanging[] = [];
  readonly #client = new QueryClient();
  readonly #subject: Subject;
  readonly #page: RenderResult;
  readonly #cart: string;
  readonly #drops: (() => void)[] = [];
  /** The carts of which a prefetched session was dropped. */
  readonly #dropped = new Set<string>();
  #isMounted = false;
  #isHidden = false;
  #hasTwin = false;
  #order = 0;
  #remounts = 0;
  #locale = 'en';

  constructor(subject: Subject) {
    worlds.count += 1;
    this.#cart = `world_${worlds.count}`;
    this.#subject = subject;
    this.#page = render(<p />);
  }

  get regions(): HTMLElement[] {
    return [...this.#page.container.querySelectorAll<HTMLElement>('[data-status][data-cart]')];
  }

  get live(): FakeElements[] {
    return this.fake.instances.filter((instance) => !instance.isDestroyed);
  }

  async change(
    change: (world: {
      mounted: (value: boolean) => void;
      hidden: () => void;
      twin: () => void;
      order: (value: number) => void;
      remount: () => void;
      locale: (value: string) => void;
    }) => void,
  ): Promise<void> {
    change({
      mounted: (value) => (this.#isMounted = value),
      hidden: () => (this.#isHidden = !this.#isHidden),
      twin: () => (this.#hasTwin = !this.#hasTwin),
      order: (value) => (this.#order = value % 2),
      remount: () => (this.#remounts += 1),
      locale: (value) => (this.#locale = value),
    });
    await this.render();
  }

  async render(): Promise<void> {
    await act(async () => this.#page.rerender(this.#element()));
  }

  async advance(milliseconds: number): Promise<void> {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(milliseconds);
    });
  }

  async click(name: RegExp): Promise<void> {
    await act(async () => {
      for (const button of this.#page.container.querySelectorAll('button')) {
        if (name.test(button.textContent) && !button.hidden) fireEvent.click(button);
      }
    });
  }

  /** The shopper is about to check out. */
  async prefetch(): Promise<void> {
    const drop = prefetchCheckout(this.#client, this.#options);
    const cartId = this.#cartId;
    this.#drops.push(() => {
      this.#dropped.add(cartId);
      drop();
    });
    await act(async () => {});
  }

  /** The page takes back a prefetch, of the order of the moment or of the one before. */
  async dropPrefetched(n: number): Promise<void> {
    const [drop] = this.#drops.splice(n % Math.max(1, this.#drops.length), 1);
    await act(async () => drop?.());
    this.#noteDropped();
  }

  /** Leaves the page for good and lets everything that still hangs come to its end. */
  async end(isKind: boolean): Promise<void> {
    await this.change(({ mounted }) => mounted(false));
    while (this.hanging.length > 0) {
      const last = this.hanging.splice(0);
      // One after the other: a load that was given up destroys what it brings before the next one comes.
      for (const one of last) {
        await act(async () => {
          if (isKind) await one.succeed();
          else one.fail(0);
        });
      }
      await this.advance(0);
    }
    await this.advance(1_000);
    this.#page.unmount();
    this.#client.clear();
    await vi.advanceTimersByTimeAsync(0);
  }

  /** Instances that the page still knows, by their sessions. */
  get leases(): number {
    return this.ledger.entries.filter(({ sessionId }) => pageState().instances.has(sessionId)).length;
  }

  #element(): ReactElement {
    const Subject = this.#subject;
    const checkout = (key: string): ReactElement => (
      <Subject
        key={`${key} ${this.#remounts}`}
        {...({ 'data-cart': this.#cartId } as object)}
        {...this.#options}
        onComplete={() => {}}
      />
    );
    const content = this.#isMounted && (
      <>
        {checkout('first')}
        {this.#hasTwin && checkout('twin')}
      </>
    );
    return (
      <React.StrictMode>
        <QueryClientProvider client={this.#client}>
          {Activity ? (
            <Activity mode={this.#isHidden ? 'hidden' : 'visible'}>{content}</Activity>
          ) : (
            !this.#isHidden && content
          )}
        </QueryClientProvider>
      </React.StrictMode>
    );
  }

  get #cartId(): string {
    return `${this.#cart}_${this.#order}`;
  }

  get #options(): CheckoutOptions {
    return {
      endpoint: (request, context) => this.#post(request, context),
      loadElements: (request) => this.#load(request),
      order: { cartId: this.#cartId, nested: { unused: undefined } },
      returnUrl: '/#/complete/{ELEMENTS_SESSION_ID}',
      locale: this.#locale,
    };
  }

  /** What was dropped, and has left the cache, may be made anew: nobody has seen it. */
  #noteDropped(): void {
    const isKept = (sessionId: string): boolean =>
      this.#client
        .getQueryCache()
        .getAll()
        .some(({ state }) => (state.data as KnownSession | null)?.session.sessionId === sessionId);
    for (const entry of this.ledger.entries) {
      if (entry.hasEnded || !this.#dropped.has(entry.cartId) || isKept(entry.sessionId)) continue;
      if (this.live.some(({ sessionId }) => sessionId === entry.sessionId))
        this.ledger.violations.push('a session that is shown was dropped');
      entry.hasEnded = true;
    }
  }

  #post(
    request: Parameters<FakeClink['endpoint']>[0],
    { idempotencyKey, signal }: { idempotencyKey: string; signal: AbortSignal },
  ): ReturnType<FakeClink['endpoint']> {
    const cartId = String(request['cartId']);
    let isAwaited = true;
    const settle = (outcome: 'answered' | 'lost' | 'closed'): void => {
      if (isAwaited) this.ledger.settle(cartId, idempotencyKey, outcome);
      isAwaited = false;
    };
    const make = async () => {
      const reply = await this.fake.endpoint(request, { idempotencyKey });
      this.ledger.make(cartId, idempotencyKey, reply.sessionId, Date.parse(String(reply.expireTime)));
      return reply;
    };
    this.#noteDropped();
    this.ledger.post(cartId, idempotencyKey);
    // Whoever asked has given up waiting; the server goes on.
    signal.addEventListener('abort', () => settle('lost'));
    return new Promise((resolve, reject) => {
      this.hanging.push({
        succeed: async () => {
          if (this.ledger.isClosed(idempotencyKey)) return reject(outcomeUnknown());
          const reply = await make();
          settle('answered');
          resolve(reply);
        },
        fail: (how) => {
          // A server that has made the session says so, sooner or later.
          const mayClose = this.ledger.entries.every((entry) => entry.idempotencyKey !== idempotencyKey);
          const isClosed = this.ledger.isClosed(idempotencyKey) || (how % 3 === 1 && mayClose);
          // The session is made, and its reply is lost.
          if (how % 3 === 2 && !isClosed) void make();
          settle(isClosed ? 'closed' : 'lost');
          reject(isClosed ? outcomeUnknown() : new CheckoutError('network_error'));
        },
      });
    });
  }

  #load(request: Parameters<FakeClink['loadElements']>[0]): ReturnType<FakeClink['loadElements']> {
    const startedAt = Date.now();
    // A load that outlived its limit may never end, so it is not joined; Clink refuses it when it comes too late.
    const isTooLate = (): boolean =>
      Date.now() - startedAt >= LOADING_LIMIT &&
      this.live.some(({ sessionId }) => sessionId === request.sessionId);
    return new Promise((resolve, reject) => {
      this.hanging.push({
        succeed: async () => {
          if (isTooLate()) reject(new Error('too late'));
          else await this.fake.loadElements(request).then(resolve, reject);
        },
        fail: (how) => {
          const names = ['SessionLoadError', 'ClinkApiError', 'SessionExpiredError', 'Error', 'TypeError'];
          const name = names[how % names.length] ?? 'Error';
          if (name === 'SessionExpiredError') this.ledger.find(request.sessionId).hasEnded = true;
          reject(Object.assign(new Error(name), { name }));
        },
      });
    });
  }
}

function outcomeUnknown(): CheckoutError {
  return new CheckoutError('endpoint_error', { clinkCode: 'outcome_unknown' });
}
