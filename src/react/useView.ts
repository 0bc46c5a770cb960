import { useMemo, useSyncExternalStore } from 'react';
import type { CheckoutView } from './CheckoutView.ts';
import type { ConnectedCheckout } from './connectCheckout.ts';
import { keepSame } from './keepSame.ts';

/** What the selector picks of a checkout's view. A change elsewhere in it renders nothing. */
export function useView<T>(checkout: ConnectedCheckout, selector: (view: CheckoutView) => T): T {
  const [read, readServer] = useMemo(() => {
    // Selected once for each view, so that a selector which builds an object is not asked for ever.
    const once = (getView: () => CheckoutView): (() => T) => {
      const keep = keepSame<T>();
      let seen: { readonly view: CheckoutView; readonly selected: T } | undefined;
      return () => {
        const view = getView();
        if (seen?.view !== view) seen = { view, selected: keep(selector(view)) };
        return seen.selected;
      };
    };
    return [once(checkout.getView), once(checkout.getServerView)];
  }, [checkout, selector]);
  return useSyncExternalStore(checkout.subscribe, read, readServer);
}

/** For who needs nothing of the view at the moment. */
export const pickNothing = (): undefined => undefined;

export const wholeView = (view: CheckoutView): CheckoutView => view;
