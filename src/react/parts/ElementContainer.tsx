import { forwardRef, useMemo } from 'react';
import type { ComponentPropsWithRef, ComponentPropsWithoutRef } from 'react';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { mergeRefs } from '../mergeRefs.ts';
import type { Part, RenderPart } from '../Part.ts';
import { statusRef, statusSelector } from '../statusRef.ts';
import { useCheckout } from '../useCheckout.ts';

export interface ElementContainerProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Another element in its place, without children; hand on all of its props and the ref. */
  readonly render?:
    RenderPart<ComponentPropsWithRef<'div'>, { readonly status: CheckoutView['status'] }> | undefined;
}

interface OwnProps extends ElementContainerProps {
  readonly name: string;
  readonly pickRef: (view: CheckoutView) => CheckoutView['paymentMethodRef'];
}

/** The element into which the SDK puts a frame. It has no children of React's, and no translator may touch it. */
export const ElementContainer: Part<OwnProps, HTMLDivElement> = forwardRef<HTMLDivElement, OwnProps>(
  function ElementContainer({ name, pickRef, className = '', render, ...props }, ref) {
    const { checkout } = useCheckoutContext();
    const isOwn = !render;
    const status = useCheckout(statusSelector(isOwn));
    const merged = useMemo(
      // oxlint-disable-next-line react/refs -- joined, not read
      () => mergeRefs(pickRef(checkout.getView()), isOwn ? mergeRefs(statusRef(checkout), ref) : ref),
      [checkout, pickRef, ref, isOwn],
    );
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
