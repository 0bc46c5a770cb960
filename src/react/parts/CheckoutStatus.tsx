import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import { describeStatus } from '../describeStatus.ts';
import type { StatusDescription } from '../describeStatus.ts';
import { useCheckout } from '../useCheckout.ts';
import type { Part } from '../Part.ts';

export type CheckoutStatusProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/** Says where the checkout stands, in a polite live region, with the one action that helps. */
export const CheckoutStatus: Part<CheckoutStatusProps, HTMLDivElement> = forwardRef<
  HTMLDivElement,
  CheckoutStatusProps
>(function CheckoutStatus({ className = '', ...props }, ref) {
  const { messages } = useCheckoutContext();
  const view = useCheckout();
  const description = describeStatus(view, messages);
  return (
    <div
      role="status"
      {...props}
      ref={ref}
      className={`clink-status ${className}`.trimEnd()}
      data-status={view.status}
      data-kind={description?.kind ?? 'none'}
    >
      {description && (
        <>
          <p>{description.text}</p>
          {description.action && <StatusAction action={description.action} />}
        </>
      )}
    </div>
  );
});

function StatusAction({
  action,
}: {
  readonly action: NonNullable<StatusDescription['action']>;
}): ReactElement {
  const { messages } = useCheckoutContext();
  const { retry, renew, session } = useCheckout();
  if (action === 'viewOrder') {
    return (
      <a className="clink-secondary" href={session?.returnUrl}>
        {messages.viewOrder}
      </a>
    );
  }
  const [label, act] = action === 'retry' ? [messages.retry, retry] : [messages.renew, renew];
  return (
    <button type="button" className="clink-secondary" onClick={act}>
      {label}
    </button>
  );
}
