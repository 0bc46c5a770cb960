import { forwardRef } from 'react';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { ElementContainer } from './ElementContainer.tsx';
import type { ElementContainerProps } from './ElementContainer.tsx';
import type { Part } from '../Part.ts';

/**
 * Props of `CurrencySelect`: the attributes of a `<div>`, and `render` for another element in its place, without
 * children; hand on all of its props and the ref.
 */
export type CurrencySelectProps = ElementContainerProps;

const pickRef = (view: CheckoutView): CheckoutView['currencySelectRef'] => view.currencySelectRef;

/**
 * Holds Clink's choice of currency, a frame of the SDK. May stand beside `PaymentMethod` or apart from it.
 */
export const CurrencySelect: Part<CurrencySelectProps, HTMLDivElement> = forwardRef<
  HTMLDivElement,
  CurrencySelectProps
>(function CurrencySelect(props, ref) {
  const { messages } = useCheckoutContext();
  return (
    <ElementContainer
      aria-label={messages.currency}
      {...props}
      ref={ref}
      name="clink-currency-select"
      pickRef={pickRef}
    />
  );
});
