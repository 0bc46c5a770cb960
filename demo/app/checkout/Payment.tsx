import { useEffect, useRef, type ReactNode } from 'react';
import {
  CheckoutStatus,
  ClinkCheckout,
  CurrencySelect,
  OrderSummary,
  PayButton,
  PaymentMethod,
  PromotionCode,
  useCheckout,
  type CheckoutView,
} from 'react-clink-checkout';
import type { Cart } from '../cart/Cart.ts';
import { lookOf } from '../layout/lookOf.ts';
import { themeStore } from '../layout/themeStore.ts';
import { CATALOGUES } from '../messages/catalogues.ts';
import { localeStore } from '../messages/localeStore.ts';
import { useMessages } from '../messages/useMessages.ts';
import { navigate } from '../navigation/navigate.ts';
import { useStore } from '../useStore.ts';
import { OrderCard } from './OrderCard.tsx';
import { OrderPreview } from './OrderPreview.tsx';
import { paymentOf } from './paymentOf.ts';

const pickInFlight = (view: CheckoutView): boolean => view.inFlight;
const pickKnown = (view: CheckoutView): boolean => view.amount !== null;

interface PaymentProps {
  readonly cart: Cart;
  /** Whether the shopper came here from the step before. */
  readonly takesFocus: boolean;
  readonly onChangeContact: () => void;
}

/** Clink's checkout in the shop's own look: its parts stand in two columns, fields on the left, figures on the right. */
export function Payment({ cart, takesFocus, onChangeContact }: PaymentProps): ReactNode {
  const { checkout } = useMessages();
  const locale = useStore(localeStore);
  const theme = useStore(themeStore);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);

  return (
    <ClinkCheckout
      className="checkout-body"
      {...paymentOf(cart)}
      locale={locale}
      messages={CATALOGUES[locale]}
      appearance={lookOf(theme)}
      onComplete={({ returnUrl }) => navigate(returnUrl)}
    >
      <div className="steps">
        <section className="card step contact-given" aria-labelledby="contact-title">
          <h2 id="contact-title">{checkout.contact}</h2>
          <span>{cart.email}</span>
          <ChangeContact onChange={onChangeContact} />
        </section>
        <section className="card step" aria-labelledby="payment-title">
          <h2 ref={heading} id="payment-title" tabIndex={-1}>
            {checkout.payment}
          </h2>
          <PaymentMethod />
          <CheckoutStatus />
          <PayButton />
        </section>
      </div>
      <OrderCard>
        <Figures cart={cart} />
        <PromotionCode />
        <CurrencySelect />
      </OrderCard>
    </ClinkCheckout>
  );
}

/** A changed address is another checkout, so it waits while a payment is under way. */
function ChangeContact({ onChange }: { readonly onChange: () => void }): ReactNode {
  const { checkout } = useMessages();
  const inFlight = useCheckout(pickInFlight);
  return (
    <button type="button" className="text-button" disabled={inFlight} onClick={onChange}>
      {checkout.change}
    </button>
  );
}

/** Clink's figures; the catalogue's until they are known, so that nothing jumps. */
function Figures({ cart }: { readonly cart: Cart }): ReactNode {
  const known = useCheckout(pickKnown);
  return (
    <>
      {!known && <OrderPreview cart={cart} />}
      <OrderSummary className={known ? undefined : 'visually-hidden'} />
    </>
  );
}
