import { act, render } from '@testing-library/react';
import * as React from 'react';
import type { ComponentType, ReactNode } from 'react';
import { vi } from 'vitest';
import { Books } from './Books.ts';
import type { Counts } from './Books.ts';
import type { Peer } from './Peer.ts';

/** What can happen to any checkout on a page, whoever made it. */
export const STEPS = [
  'mount',
  'unmount',
  'remount',
  'hideOrReveal',
  'changeOrder',
  'render',
  'settle',
  'reject',
  'wait',
] as const;
export type Step = readonly [name: (typeof STEPS)[number], n: number];

const { Activity } = React as unknown as {
  Activity: ComponentType<{ mode: 'visible' | 'hidden'; children: ReactNode }>;
};

class Boundary extends React.Component<{ onError: () => void; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override componentDidCatch(): void {
    this.props.onError();
  }
  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}

/** One page, from its first mount to after it was left. */
export async function runSchedule(peer: Peer, steps: readonly Step[]): Promise<Counts> {
  const books = new Books();
  const onRejection = (): void => void (books.counts.unhandled += 1);
  process.on('unhandledRejection', onRejection);
  const Checkout = peer.open(books);
  const page = render(<p />);
  const shown = { isMounted: false, isHidden: false, order: 0, key: 0 };

  const draw = (change: Partial<typeof shown> = {}): Promise<void> => {
    Object.assign(shown, change);
    return act(async () => {
      page.rerender(
        <React.StrictMode>
          <Boundary key={shown.key} onError={() => (books.counts.thrown += 1)}>
            <Activity mode={shown.isHidden ? 'hidden' : 'visible'}>
              {shown.isMounted && <Checkout orderId={`order_${shown.order}`} />}
            </Activity>
          </Boundary>
        </React.StrictMode>,
      );
    });
  };
  const settle = (n: number, how: 'succeed' | 'fail'): Promise<void> =>
    act(async () => {
      const [hanging] = books.hanging.splice(n % Math.max(1, books.hanging.length), 1);
      hanging?.[how]();
    });
  const wait = (milliseconds: number): Promise<void> =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(milliseconds);
    });

  const run: Record<Step[0], (n: number) => Promise<void>> = {
    mount: () => draw({ isMounted: true }),
    unmount: () => draw({ isMounted: false }),
    remount: () => draw({ key: shown.key + 1 }),
    hideOrReveal: () => draw({ isHidden: !shown.isHidden }),
    changeOrder: (n) => draw({ order: n % 2 }),
    render: () => draw(),
    settle: (n) => settle(n, 'succeed'),
    reject: (n) => settle(n, 'fail'),
    wait: (n) => wait(n * 20),
  };
  for (const [name, n] of steps) {
    await run[name](n);
    if (books.live > 1) books.counts.overlaps += 1;
  }

  await draw({ isMounted: false });
  while (books.hanging.length > 0) {
    await settle(0, 'succeed');
    await wait(0);
  }
  await wait(1_000);
  page.unmount();
  await wait(0);
  // A rejection that nobody handles is told after a turn of the event loop.
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  process.off('unhandledRejection', onRejection);
  books.counts.left = books.live;
  return books.counts;
}
