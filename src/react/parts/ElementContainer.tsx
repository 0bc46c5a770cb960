import { forwardRef, useMemo } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import type { CheckoutView } from '../CheckoutView.ts';
import { mergeRefs } from '../mergeRefs.ts';
import { useCheckout } from '../useCheckout.ts';
import type { Part } from '../Part.ts';

export type ElementContainerProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

interface OwnProps extends ElementContainerProps {
  readonly name: string;
  readonly pickRef: (view: CheckoutView) => CheckoutView['paymentMethodRef'];
}

const pickStatus = (view: CheckoutView): string => view.status;

/** The element into which the SDK puts a frame. It has no children of React's, and no translator may touch it. */
export const ElementContainer: Part<OwnProps, HTMLDivElement> = forwardRef<HTMLDivElement, OwnProps>(
  function ElementContainer({ name, pickRef, className = '', ...props }, ref) {
    const status = useCheckout(pickStatus);
    const own = useCheckout(pickRef);
    const merged = useMemo(() => mergeRefs(own, ref), [own, ref]);
    return (
      <div
        role="group"
        {...props}
        ref={merged}
        className={`${name} ${className}`.trimEnd()}
        data-status={status}
        translate="no"
      />
    );
  },
);
