import type { ReactElement } from 'react';
import {
  CheckoutStatus,
  ClinkCheckout,
  CurrencySelect,
  OrderSummary,
  PayButton,
  PaymentMethod,
  PromotionCode,
  useCheckout,
} from 'react-clink-checkout';
import type { CheckoutView, ClinkCheckoutProps } from 'react-clink-checkout';

interface CheckoutDrawerProps extends ClinkCheckoutProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const pickInFlight = ({ inFlight }: CheckoutView): boolean => inFlight;

export function CheckoutDrawer({ isOpen, onClose, ...checkout }: CheckoutDrawerProps): ReactElement {
  return (
    // Out of sight it is `inert` and not unmounted: what the shopper typed is still there when it comes back.
    <aside className="recipe-drawer" data-open={isOpen} inert={!isOpen} aria-label="Checkout">
      <ClinkCheckout {...checkout} aria-label="Payment">
        <div className="recipe-stack">
          <DrawerBar onClose={onClose} />
          <OrderSummary />
          <PromotionCode />
          <CurrencySelect />
          <PaymentMethod />
          <CheckoutStatus />
          <PayButton />
        </div>
      </ClinkCheckout>
    </aside>
  );
}

function DrawerBar({ onClose }: { readonly onClose: () => void }): ReactElement {
  const inFlight = useCheckout(pickInFlight);
  return (
    <header className="recipe-bar">
      <h2>Checkout</h2>
      <button type="button" className="recipe-plain" disabled={inFlight} onClick={onClose}>
        Close
      </button>
    </header>
  );
}
