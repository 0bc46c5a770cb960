import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef, MouseEvent, RefAttributes } from 'react';
import type { CheckoutButtonProps } from '../CheckoutComponents.tsx';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { formatAmount } from '../formatAmount.ts';
import type { Part, RenderPart } from '../Part.ts';
import { useCheckout } from '../useCheckout.ts';

/**
 * Props of `PayButton`, and the attributes of a `<button>`. `type` and `disabled` are its own: it is disabled while it
 * cannot pay.
 */
export interface PayButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'type' | 'disabled'> {
  /**
   * Another element in its place; hand on all of its props. `status`: `waiting` for a form that can pay, `ready`,
   * `submitting`.
   */
  readonly render?:
    | RenderPart<CheckoutButtonProps & RefAttributes<HTMLButtonElement>, { readonly status: PayStatus }>
    | undefined;
}

type PayStatus = 'waiting' | 'ready' | 'submitting';

const pickPay = ({ status, submitVisible, amount, canSubmit, submit }: CheckoutView) => ({
  amount,
  canSubmit,
  submit,
  busy: status === 'submitting',
  // There is something to pay with, and no wallet's own button in the frame that pays.
  shown: submitVisible && (status === 'ready' || status === 'submitting'),
});

/** Pays the amount it names. `children` replace its text; an `onClick` that prevents the default stops it. */
export const PayButton: Part<PayButtonProps, HTMLButtonElement> = forwardRef<
  HTMLButtonElement,
  PayButtonProps
>(function PayButton({ className = '', children, onClick, render, ...props }, ref) {
  const { messages, components, locale } = useCheckoutContext();
  const { amount, canSubmit, submit, busy, shown } = useCheckout(pickPay);
  const status: PayStatus = busy ? 'submitting' : canSubmit ? 'ready' : 'waiting';
  const label = amount
    ? messages.pay(formatAmount(amount.total, amount.currency, locale))
    : messages.payWithoutAmount;
  const root = {
    ...props,
    ref,
    type: 'button' as const,
    variant: 'primary' as const,
    className: `clink-pay ${className}`.trimEnd(),
    hidden: !shown,
    disabled: !canSubmit,
    'aria-busy': busy,
    'data-status': status,
    children: children ?? (busy ? messages.paying : label),
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      onClick?.(event);
      if (!event.defaultPrevented) void submit();
    },
  };
  // oxlint-disable-next-line react/refs -- handed on with the props, not read
  return render ? render(root, { status }) : <components.Button {...root} />;
});
