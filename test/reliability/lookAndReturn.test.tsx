import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sdkError } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { renderCheckout } from '../react/renderCheckout.tsx';

beforeEach(resetPage);

const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const statusOf = (): string | undefined => region().dataset['status'];
const until = (status: string): Promise<void> => waitFor(() => expect(statusOf()).toBe(status));

describe('a change of the look', () => {
  it('fifty times, in every part of it, is made in place: the same session, the same form (case 58)', async () => {
    const { fake, update } = renderCheckout({ locale: 'en' });
    await until('ready');
    const form = fake.current.mounted.paymentMethod;
    for (let turn = 1; turn <= 50; turn += 1) {
      update({
        locale: turn % 2 === 0 ? 'en' : 'de',
        appearance: {
          theme: turn % 2 === 0 ? 'light' : 'dark',
          primaryColor: `rgb(${turn} 0 0)`,
          radius: { components: turn % 8, card: turn % 16 },
        },
        messages: { loading: `Loading ${turn}` },
        layout: turn % 2 === 0 ? 'stacked' : 'split',
      });
    }
    await act(async () => {});
    const count = (call: string): number => fake.calls.filter((made) => made.startsWith(call)).length;
    expect(count('endpoint')).toBe(1);
    expect(fake.instances).toHaveLength(1);
    expect(fake.current.mounted.paymentMethod).toBe(form);
    expect([count('mount'), count('unmount'), count('destroy')]).toEqual([2, 0, 0]);
    expect([count('setLocale'), count('setTheme')]).toEqual([50, 50]);
    expect(fake.calls.at(-1)).toBe('setTheme light');
    expect(region()).toHaveAttribute('data-theme', 'light');
    expect(fake.misuses).toEqual([]);
  });
});

describe('the way to the return page', () => {
  it('is gone once, however often and in whatever order Clink says how it ended (case 65)', async () => {
    // Each answer of it is one navigation; the browser itself counts two to one address as one.
    const onComplete = vi.fn(() => true);
    const { fake } = renderCheckout({ onComplete });
    await until('ready');
    // The newest entry: one that a test before went back from would be replaced, not added to.
    history.pushState(null, '', location.href);
    const visits = history.length;
    const { current } = fake;
    act(() => {
      current.emit('session-success', undefined);
      current.emit('session-pending', undefined);
      current.emit('session-success', undefined);
      current.emit('error', sdkError('SessionCompleteError'));
    });
    expect(statusOf()).toBe('complete');
    expect(location.hash).toBe(`#/complete/${fake.sessions[0]?.sessionId}`);
    expect(history.length - visits).toBe(1);
    expect(onComplete).toHaveBeenCalledOnce();
  });

  it('is not gone by a checkout that was left before (case 65)', async () => {
    const { fake, unmount } = renderCheckout({ onComplete: undefined });
    await until('ready');
    const { current } = fake;
    act(() => fake.pend());
    unmount();
    current.emit('session-success', undefined);
    await act(async () => {});
    expect(location.hash).toBe('');
  });

  it.each<[name: string, onComplete: () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('mine');
      },
    ],
    ['answers later', () => Promise.resolve(true)],
    ['answers with what is not true', () => 1],
  ])('is the host’s business when onComplete %s (case 65)', async (name, onComplete) => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    const { fake } = renderCheckout({ onComplete });
    await until('ready');
    act(() => fake.succeed());
    await act(async () => {});
    expect(statusOf()).toBe('complete');
    expect(location.hash).toBe('');
    expect(reported).toHaveLength(name === 'throws' ? 1 : 0);
  });
});
