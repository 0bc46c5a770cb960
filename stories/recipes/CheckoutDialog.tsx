import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import {
  CheckoutProvider,
  CheckoutStatus,
  CurrencySelect,
  OrderSummary,
  PayButton,
  PaymentMethod,
  PromotionCode,
  useCheckoutSession,
} from 'react-clink-checkout';
import type { CheckoutMessages, CheckoutOptions } from 'react-clink-checkout';

interface CheckoutDialogProps extends CheckoutOptions {
  readonly messages?: Partial<CheckoutMessages> | undefined;
  /** The dialog is closed; take it out of the page. */
  readonly onClose: () => void;
}

export function CheckoutDialog({ messages, onClose, ...options }: CheckoutDialogProps): ReactElement {
  const { checkout, inFlight, look } = useCheckoutSession(options);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useLayoutEffect(() => {
    const node = dialog.current;
    // The browser moves the focus in, keeps it there, and gives it back on `close`.
    node?.showModal();
    return () => node?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="recipe-dialog"
      aria-labelledby={title}
      // A second Escape would close it in spite of `onCancel`; this attribute stops that too.
      {...{ closedby: inFlight ? 'none' : 'closerequest' }}
      onCancel={(event) => {
        if (inFlight) event.preventDefault();
      }}
      onClose={(event) => {
        // The event comes late: by then the dialog may be open again, or gone.
        const { open, isConnected } = event.currentTarget;
        if (!open && isConnected) onClose();
      }}
    >
      <div className="clink-checkout" data-theme={look.theme}>
        <div className="recipe-stack">
          <header className="recipe-bar">
            <h2 id={title}>Checkout</h2>
            <button
              type="button"
              className="recipe-plain"
              disabled={inFlight}
              onClick={() => dialog.current?.close()}
            >
              Close
            </button>
          </header>
          <CheckoutProvider checkout={checkout} messages={messages} locale={options.locale}>
            <OrderSummary />
            <PromotionCode />
            <CurrencySelect />
            <PaymentMethod />
            <CheckoutStatus />
            <PayButton />
          </CheckoutProvider>
        </div>
      </div>
    </dialog>
  );
}
