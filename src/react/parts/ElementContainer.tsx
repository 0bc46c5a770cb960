import { forwardRef, useMemo } from 'react';
import type { ComponentPropsWithRef, ComponentPropsWithoutRef } from 'react';
import type { CheckoutView } from '../CheckoutView.ts';
import { mergeRefs } from '../mergeRefs.ts';
import type { Part, RenderPart } from '../Part.ts';
import { useCheckout } from '../useCheckout.ts';

export interface ElementContainerProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Must render an element that hands on the ref and gets no children. */
  /** Another element in its place; hand on all of its props. */
  readonly render?:
    RenderPart<ComponentPropsWithRef<'div'>, { readonly status: CheckoutView['status'] }> | undefined;
}

interface OwnProps extends ElementContainerProps {
  readonly name: string;
  readonly pickRef: (view: CheckoutView) => CheckoutView['paymentMethodRef'];
}

const pickStatus = (view: CheckoutView): CheckoutView['status'] => view.status;

/** The element into which the SDK puts a frame. It has no children of React's, and no translator may touch it. */
export const ElementContainer: Part<OwnProps, HTMLDivElement> = forwardRef<HTMLDivElement, OwnProps>(
  function ElementContainer({ name, pickRef, className = '', render, ...props }, ref) {
    const status = useCheckout(pickStatus);
    const own = useCheckout(pickRef);
    // oxlint-disable-next-line react/refs -- joined, not read
    const merged = useMemo(() => mergeRefs(own, ref), [own, ref]);
    const root = {
      role: 'group',
      tabIndex: -1,
      ...props,
      ref: merged,
      className: `${name} ${className}`.trimEnd(),
      'data-status': status,
      translate: 'no' as const,
    };
    // oxlint-disable-next-line react/refs -- handed on with the props, not read
    return render ? render(root, { status }) : <div {...root} />;
  },
);
