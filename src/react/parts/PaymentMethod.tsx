import { forwardRef } from 'react';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { ElementContainer } from './ElementContainer.tsx';
import type { ElementContainerProps } from './ElementContainer.tsx';
import type { Part } from '../Part.ts';

/**
 * Props of `PaymentMethod`: the attributes of a `<div>`, and `render` for another element in its place, without
 * children; hand on all of its props and the ref.
 */
export type PaymentMethodProps = ElementContainerProps;

const pickRef = (view: CheckoutView): CheckoutView['paymentMethodRef'] => view.paymentMethodRef;

/**
 * Holds Clink's secure payment fields. The frames inside belong to the SDK, so it takes no children. Do not clip it
 * (`overflow: hidden`), and hide it with CSS rather than unmount it.
 */
export const PaymentMethod: Part<PaymentMethodProps, HTMLDivElement> = forwardRef<
  HTMLDivElement,
  PaymentMethodProps
>(function PaymentMethod(props, ref) {
  const { messages } = useCheckoutContext();
  return (
    <ElementContainer
      aria-label={messages.paymentMethod}
      {...props}
      ref={ref}
      name="clink-payment-method"
      pickRef={pickRef}
    />
  );
});
