import { useState, type ReactNode } from 'react';
import { cartStore } from '../cart/cartStore.ts';
import { PageTitle } from '../layout/PageTitle.tsx';
import { useMessages } from '../messages/useMessages.ts';
import { Link } from '../navigation/Link.tsx';
import { useStore } from '../useStore.ts';
import { ContactStep } from './ContactStep.tsx';
import { OrderCard } from './OrderCard.tsx';
import { OrderPreview } from './OrderPreview.tsx';
import { Payment } from './Payment.tsx';

/** First the email address, then the payment. The session is made when the order can no longer change. */
export function CheckoutPage(): ReactNode {
  const { checkout, shop } = useMessages();
  const cart = useStore(cartStore);
  const [step, setStep] = useState<'contact' | 'payment'>(cart.email === '' ? 'contact' : 'payment');
  // What the shopper has just used disappears with its step, so the focus goes on to the next one.
  const [moved, setMoved] = useState(false);

  function goTo(next: 'contact' | 'payment'): void {
    setStep(next);
    setMoved(true);
  }

  if (cart.lines.length === 0) {
    return (
      <div className="page notice">
        <PageTitle>{checkout.title}</PageTitle>
        <p>{checkout.empty}</p>
        <Link href="/" className="button">
          {shop.toShop}
        </Link>
      </div>
    );
  }
  return (
    <div className="page checkout">
      <PageTitle>{checkout.title}</PageTitle>
      {step === 'payment' ? (
        <Payment cart={cart} takesFocus={moved} onChangeContact={() => goTo('contact')} />
      ) : (
        <div className="checkout-body">
          <div className="steps">
            <ContactStep takesFocus={moved} onDone={() => goTo('payment')} />
            <section className="card step" aria-labelledby="payment-title">
              <h2 id="payment-title">{checkout.payment}</h2>
              <p className="step-later">{checkout.paymentLater}</p>
            </section>
          </div>
          <OrderCard>
            <OrderPreview cart={cart} />
          </OrderCard>
        </div>
      )}
    </div>
  );
}
