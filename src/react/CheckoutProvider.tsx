import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { DEFAULT_COMPONENTS } from './CheckoutComponents.tsx';
import type { CheckoutComponents } from './CheckoutComponents.tsx';
import type { ConnectedCheckout } from './connectCheckout.ts';
import { formatAmount } from './formatAmount.ts';
import { keepSame } from './keepSame.ts';
import { ENGLISH } from './messages.ts';
import type { CheckoutMessages } from './messages.ts';

interface CheckoutContextValue {
  readonly checkout: ConnectedCheckout;
  readonly messages: CheckoutMessages;
  readonly components: CheckoutComponents;
  readonly locale: string | undefined;
}

const CheckoutContext = createContext<CheckoutContextValue | null>(null);

/** Props of `CheckoutProvider`. */
export interface CheckoutProviderProps {
  /** `checkout` of `useCheckoutSession`. */
  readonly checkout: ConnectedCheckout;
  /** Texts to use instead of the English ones; any of them may be left out. */
  readonly messages?: Partial<CheckoutMessages> | undefined;
  /** A design system's own button, input and link instead of the plain ones; any of them may be left out. */
  readonly components?: Partial<CheckoutComponents> | undefined;
  /** BCP 47; how amounts are written. @default the browser's */
  readonly locale?: string | undefined;
  /** The parts, anywhere below. */
  readonly children?: ReactNode;
}

/** Hands a checkout to the parts below it. It renders no element of its own. */
export function CheckoutProvider({
  checkout,
  messages,
  components,
  locale,
  children,
}: CheckoutProviderProps): ReactElement {
  // Often written out in the parent's render: a new object with the same texts renders no part again.
  const [keepMessages] = useState(keepSame<CheckoutMessages>);
  const [keepComponents] = useState(keepSame<CheckoutComponents>);
  const ownMessages = keepMessages({ ...ENGLISH, ...messages });
  const ownComponents = keepComponents({ ...DEFAULT_COMPONENTS, ...components });
  const value = useMemo(
    () => ({ checkout, messages: ownMessages, components: ownComponents, locale }),
    [checkout, ownMessages, ownComponents, locale],
  );
  useEffect(() => {
    // A page's first amount of money takes tens of milliseconds to format: spent while it waits, after the first paint,
    // and not when the form comes.
    const frame = requestAnimationFrame(() => {
      globalThis.requestIdleCallback?.(() => formatAmount(0, 'USD', locale));
    });
    return () => cancelAnimationFrame(frame);
  }, [locale]);
  return <CheckoutContext.Provider value={value}>{children}</CheckoutContext.Provider>;
}

/** @throws Error outside of a `CheckoutProvider` */
export function useCheckoutContext(): CheckoutContextValue {
  const value = useContext(CheckoutContext);
  if (!value) {
    throw new Error(
      process.env.NODE_ENV === 'production'
        ? 'There is no checkout here.'
        : 'There is no checkout here: put this part inside <ClinkCheckout> or <CheckoutProvider checkout={…}>.',
    );
  }
  return value;
}
