import { StrictMode } from 'react';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import type { Adapter } from './Bench.ts';
import { startPage } from './startPage.ts';

export interface ReactAdapter extends Omit<Adapter, 'mount' | 'unmount' | 'prefetch'> {
  render(orderId: string): ReactElement;
  prefetch?(orderId: string): void;
  /** What stands around the checkout in a merchant's app, before and after it too. */
  wrap?(checkout: ReactElement | null): ReactElement;
}

const isStrict = location.pathname.startsWith('/strict/');

/** A page that is a React app already, and shows or hides the checkout as a click does it: in the same task. */
export function startReactPage({ render, wrap, ...adapter }: ReactAdapter): void {
  let root: Root | null = null;
  const show = (container: HTMLElement, checkout: ReactElement | null): void => {
    const wrapped = wrap ? wrap(checkout) : checkout;
    root ??= createRoot(container);
    flushSync(() => root?.render(isStrict ? <StrictMode>{wrapped}</StrictMode> : wrapped));
  };
  const container = document.getElementById('checkout');
  if (container) show(container, null);
  startPage({
    ...adapter,
    mount: (place, orderId) => show(place, render(orderId)),
    unmount: () => container && show(container, null),
  });
}
