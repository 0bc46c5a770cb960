import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { formatAmount } from '../formatAmount.ts';
import { useCheckout } from '../useCheckout.ts';
import type { Part } from '../Part.ts';

export type PayButtonProps = Omit<ComponentPropsWithoutRef<'button'>, 'type' | 'disabled'>;

const pickAmount = (view: CheckoutView): CheckoutView['amount'] => view.amount;
const pickCanSubmit = (view: CheckoutView): boolean => view.canSubmit;
const pickSubmit = (view: CheckoutView): CheckoutView['submit'] => view.submit;
const pickBusy = (view: CheckoutView): boolean => view.status === 'submitting';
/** There is nothing to press before the amount is known, while a wallet's own button pays, and when it is over. */
const pickShown = (view: CheckoutView): boolean =>
  view.submitVisible && !['pending', 'complete', 'expired', 'failed'].includes(view.status);

/** Pays the amount it names. A `children` replaces its text; an `onClick` that prevents the default stops it. */
export const PayButton: Part<PayButtonProps, HTMLButtonElement> = forwardRef<
  HTMLButtonElement,
  PayButtonProps
>(function PayButton({ className = '', children, onClick, ...props }, ref) {
  const { messages, locale } = useCheckoutContext();
  const amount = useCheckout(pickAmount);
  const canSubmit = useCheckout(pickCanSubmit);
  const submit = useCheckout(pickSubmit);
  const busy = useCheckout(pickBusy);
  const shown = useCheckout(pickShown);
  const label = amount
    ? messages.pay(formatAmount(amount.total, amount.currency, locale))
    : messages.payWithoutAmount;
  return (
    <button
      {...props}
      ref={ref}
      type="button"
      className={`clink-pay ${className}`.trimEnd()}
      hidden={!shown}
      disabled={!canSubmit}
      aria-busy={busy}
      data-status={busy ? 'submitting' : canSubmit ? 'ready' : 'waiting'}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) void submit();
      }}
    >
      {children ?? (busy ? messages.paying : label)}
    </button>
  );
});
