import type { ReactElement } from 'react';
import { useCheckoutSession } from 'react-clink-checkout';
import type { CheckoutOptions } from 'react-clink-checkout';

export function PlainCheckout(options: CheckoutOptions): ReactElement {
  const { status, amount, notice, error, inFlight, canSubmit, submitVisible, renewable, ...verbs } =
    useCheckoutSession(options);
  const { paymentMethodRef, submit, retry, renew } = verbs;
  const total =
    amount &&
    new Intl.NumberFormat(options.locale, { style: 'currency', currency: amount.currency }).format(
      amount.total,
    );
  return (
    <section className="recipe-plain-checkout" aria-label="Checkout" aria-busy={inFlight}>
      <p>{amount ? `${amount.lines.length} products, ${total}` : 'One moment…'}</p>
      <div hidden={status === 'complete'} ref={paymentMethodRef} />
      <p role="status">
        {status === 'pending' && 'Your bank is still at it. Please wait.'}
        {status === 'complete' && 'Thank you!'}
        {notice && 'That did not work. Another card?'}
        {error && 'The checkout cannot be shown right now.'}
      </p>
      {error?.retryable && (
        <button type="button" className="recipe-button" onClick={retry}>
          Once more
        </button>
      )}
      {renewable && (
        <button type="button" className="recipe-button" onClick={renew}>
          Start again
        </button>
      )}
      {submitVisible && (status === 'ready' || status === 'submitting') && (
        <button type="button" className="recipe-button" disabled={!canSubmit} onClick={() => void submit()}>
          {status === 'submitting' ? 'One moment…' : `Buy for ${total}`}
        </button>
      )}
    </section>
  );
}
