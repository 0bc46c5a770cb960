import { render, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import type { ReactElement } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useCheckoutReturn } from '../../src/index.ts';
import type { CheckoutReturnOptions, SessionStatus } from '../../src/index.ts';

let sessions = 0;
/** Of its own for each test: a page tells only once that a session is paid. */
let id = '';

beforeEach(() => {
  sessions += 1;
  id = `sess_hook_${sessions}`;
});

const answer = (sessionId: string): Promise<SessionStatus> =>
  Promise.resolve({ sessionId, status: 'complete', paymentStatus: 'paid' });

function Result(options: Partial<CheckoutReturnOptions>): ReactElement {
  const { status, sessionId } = useCheckoutReturn({ endpoint: answer, ...options });
  return <output>{`${status} ${sessionId}`}</output>;
}

/** Arrives at this address and shows the page; `reload` shows it anew where it is then. */
function arrive(address: string, options: Partial<CheckoutReturnOptions> = {}, state: unknown = null) {
  history.replaceState(state, '', address);
  const element = (next: Partial<CheckoutReturnOptions>): ReactElement => (
    <StrictMode>
      <Result {...next} />
    </StrictMode>
  );
  let page = render(element(options));
  return {
    update: (next: Partial<CheckoutReturnOptions>) => page.rerender(element(next)),
    reload: () => {
      page.unmount();
      page = render(element(options));
    },
  };
}

const addressOf = ({ pathname, search, hash }: Location): string => `${pathname}${search}${hash}`;
const shows = (text: string): Promise<void> =>
  waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(text));

describe('the id in the address', () => {
  it('is taken out of it, and everything else is left letter by letter', async () => {
    arrive(`/complete?cart=a%20b+c&session_id=${id}&flag&x=%E2%9C%93&x=2#receipt`);
    await shows(`paid ${id}`);
    expect(addressOf(location)).toBe('/complete?cart=a%20b+c&flag&x=%E2%9C%93&x=2#receipt');
  });

  it('leaves no question mark where it was alone', async () => {
    arrive(`/complete?session_id=${id}`);
    await shows(`paid ${id}`);
    expect(location.href).toBe(`${location.origin}/complete`);
  });

  it('goes without a word to the router: its state, its entry and its events stay as they are', async () => {
    const onPopState = vi.fn();
    addEventListener('popstate', onPopState);
    const state = { usr: { from: '/cart' }, key: 'k3x9', idx: 4 };
    const { length } = history;
    arrive(`/complete?session_id=${id}`, {}, state);
    await shows(`paid ${id}`);
    expect(location.search).toBe('');
    expect(history.state).toEqual(state);
    expect(history.length).toBe(length);
    removeEventListener('popstate', onPopState);
    expect(onPopState).not.toHaveBeenCalled();
  });

  it('is remembered for a reload', async () => {
    const page = arrive(`/complete?session_id=${id}&cart=1`);
    await shows(`paid ${id}`);
    page.reload();
    await shows(`paid ${id}`);
    expect(addressOf(location)).toBe('/complete?cart=1');
  });

  it('is remembered when a link within the page has changed the hash', async () => {
    const page = arrive(`/complete?session_id=${id}`);
    await shows(`paid ${id}`);
    history.pushState(null, '', '#receipt');
    page.reload();
    await shows(`paid ${id}`);
  });

  it('is not remembered at another address', async () => {
    const page = arrive(`/complete?session_id=${id}&cart=1`);
    await shows(`paid ${id}`);
    history.replaceState(null, '', '/complete?cart=2');
    page.reload();
    await shows('invalid null');
  });

  it('is unknown to who is given the address that is left', async () => {
    const page = arrive(`/complete?session_id=${id}`);
    await shows(`paid ${id}`);
    sessionStorage.clear();
    page.reload();
    await shows('invalid null');
  });

  it('stays with keepParameter', async () => {
    const page = arrive(`/complete?session_id=${id}`, { keepParameter: true });
    await shows(`paid ${id}`);
    expect(location.search).toBe(`?session_id=${id}`);
    expect(sessionStorage).toHaveLength(0);
    page.reload();
    await shows(`paid ${id}`);
  });

  it.each(['getItem', 'setItem'] as const)(
    'stays when the tab cannot remember it (%s) (case 43)',
    async (method) => {
      vi.spyOn(Storage.prototype, method).mockImplementation(() => {
        throw new DOMException('No.', 'SecurityError');
      });
      const page = arrive(`/complete?session_id=${id}`);
      await shows(`paid ${id}`);
      expect(location.search).toBe(`?session_id=${id}`);
      page.reload();
      await shows(`paid ${id}`);
    },
  );

  it('stays when the tab says that it remembers it, and does not', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {});
    const { reload } = arrive(`/complete?session_id=${id}`);
    await shows(`paid ${id}`);
    expect(location.search).toBe(`?session_id=${id}`);
    reload();
    await shows(`paid ${id}`);
  });

  it('stays when the browser refuses to change the address', async () => {
    history.replaceState(null, '', `/complete?session_id=${id}`);
    const refusal = vi.spyOn(history, 'replaceState').mockImplementation(() => {
      throw new DOMException('Too many.', 'SecurityError');
    });
    render(<Result />);
    await shows(`paid ${id}`);
    expect(location.search).toBe(`?session_id=${id}`);
    expect(refusal).toHaveBeenCalled();
    refusal.mockRestore();
  });

  it('stays where the rest of the address stands for an earlier session, whose entry still shows that one', async () => {
    const page = arrive(`/complete?session_id=${id}`);
    await shows(`paid ${id}`);
    history.pushState(null, '', `/complete?session_id=${id}_later`);
    page.reload();
    await shows(`paid ${id}_later`);
    expect(location.search).toBe(`?session_id=${id}_later`);
    const popped = new Promise((resolve) => {
      addEventListener('popstate', resolve, { once: true });
    });
    history.back();
    await popped;
    page.reload();
    await shows(`paid ${id}`);
  });

  it.each([
    ['../../admin', 'session_id=../../admin'],
    ['two of them', 'session_id=sess_1&session_id=sess_2'],
    ['nothing', 'session_id='],
  ])('is refused when it is %s, also where the tab remembers one (case 67)', async (_, search) => {
    const ask = vi.fn(answer);
    const page = arrive(`/complete?session_id=${id}`, { endpoint: ask });
    await shows(`paid ${id}`);
    const asked = ask.mock.calls.length;
    history.replaceState(null, '', `/complete?${search}`);
    page.reload();
    await shows('invalid null');
    expect(location.search).toBe(`?${search}`);
    expect(ask).toHaveBeenCalledTimes(asked);
  });

  it('is refused when something else has been put into the tab’s memory', async () => {
    const page = arrive(`/complete?session_id=${id}`);
    await shows(`paid ${id}`);
    for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, '<img onerror>');
    page.reload();
    await shows('invalid null');
  });

  it('is found under another name, and under the first again', async () => {
    const page = arrive(`/complete?session_id=${id}&payment=${id}_b`, { parameter: 'payment' });
    await shows(`paid ${id}_b`);
    expect(location.search).toBe(`?session_id=${id}`);
    page.update({});
    await shows(`paid ${id}`);
    expect(location.search).toBe('');
  });

  it('is not looked for when one is given', async () => {
    const page = arrive(`/complete?session_id=${id}`, { sessionId: `${id}_given` });
    await shows(`paid ${id}_given`);
    expect(location.search).toBe(`?session_id=${id}`);
    page.update({ sessionId: 'no id at all' });
    await shows('invalid null');
    page.update({});
    await shows(`paid ${id}`);
    expect(location.search).toBe('');
  });

  it('is one id for two who ask on the same page', async () => {
    history.replaceState(null, '', `/complete?session_id=${id}`);
    render(
      <StrictMode>
        <Result />
        <Result />
      </StrictMode>,
    );
    await waitFor(() => {
      const texts = screen.getAllByRole('status').map(({ textContent }) => textContent);
      expect(texts).toEqual([`paid ${id}`, `paid ${id}`]);
    });
  });
});

describe('onPaid', () => {
  it('is told once, over StrictMode, a second component and a page that is shown again (case 72)', async () => {
    const onPaid = vi.fn();
    history.replaceState(null, '', `/complete?session_id=${id}`);
    const tree = (
      <StrictMode>
        <Result onPaid={onPaid} />
        <Result onPaid={onPaid} />
      </StrictMode>
    );
    const isPaid = (): Promise<void> =>
      waitFor(() =>
        expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual([
          `paid ${id}`,
          `paid ${id}`,
        ]),
      );
    const page = render(tree);
    await isPaid();
    page.unmount();
    render(tree);
    await isPaid();
    expect(onPaid.mock.calls).toEqual([[id]]);
  });

  it('is told by the one that has it, though another one knew before', async () => {
    const onPaid = vi.fn();
    const page = arrive(`/complete?session_id=${id}`);
    await shows(`paid ${id}`);
    page.reload();
    page.update({ onPaid });
    await shows(`paid ${id}`);
    expect(onPaid.mock.calls).toEqual([[id]]);
  });

  it('is told for each session', async () => {
    const onPaid = vi.fn();
    const page = arrive('/complete', { sessionId: `${id}_a`, onPaid });
    await shows(`paid ${id}_a`);
    page.update({ sessionId: `${id}_b`, onPaid });
    await shows(`paid ${id}_b`);
    expect(onPaid.mock.calls).toEqual([[`${id}_a`], [`${id}_b`]]);
  });

  it('is not told of anything else', async () => {
    const onPaid = vi.fn();
    const endpoint = (sessionId: string): Promise<SessionStatus> =>
      Promise.resolve({ sessionId, status: 'expired', paymentStatus: 'unpaid' });
    arrive(`/complete?session_id=${id}`, { endpoint, onPaid });
    await shows(`expired ${id}`);
    expect(onPaid).not.toHaveBeenCalled();
  });
});
