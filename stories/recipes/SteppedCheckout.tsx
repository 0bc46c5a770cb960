import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { CheckoutStatus, ClinkCheckout, OrderSummary, PayButton, PaymentMethod } from 'react-clink-checkout';
import type { ClinkCheckoutProps } from 'react-clink-checkout';

const STEPS = ['Contact', 'Payment'] as const;
type Step = (typeof STEPS)[number];

type SteppedCheckoutProps = Omit<ClinkCheckoutProps, 'order'>;

export function SteppedCheckout(props: SteppedCheckoutProps): ReactElement {
  const [step, setStep] = useState<Step>('Contact');
  const [email, setEmail] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const go = (next: Step): void => {
    // At once, so that there is a heading of the new step to put the focus on.
    flushSync(() => setStep(next));
    heading.current?.focus();
  };
  return (
    <div className="recipe-steps">
      <ol aria-label="Steps">
        {STEPS.map((name) => (
          <li key={name} aria-current={name === step ? 'step' : undefined}>
            {name}
          </li>
        ))}
      </ol>
      <h2 ref={heading} tabIndex={-1}>
        {step}
      </h2>
      {step === 'Contact' ? (
        <Contact
          email={email}
          onContinue={(given) => {
            setEmail(given);
            go('Payment');
          }}
        />
      ) : (
        <>
          <p className="recipe-known">
            {email}{' '}
            <button type="button" className="recipe-plain" onClick={() => go('Contact')}>
              Change
            </button>
          </p>
          <ClinkCheckout {...props} order={{ cartId: 'cart_1', customerEmail: email }}>
            <div className="recipe-stack">
              <OrderSummary />
              <PaymentMethod />
              <CheckoutStatus />
              <PayButton />
            </div>
          </ClinkCheckout>
        </>
      )}
    </div>
  );
}

function Contact(props: {
  readonly email: string;
  readonly onContinue: (email: string) => void;
}): ReactElement {
  const id = useId();
  return (
    <form
      className="recipe-form"
      onSubmit={(event) => {
        event.preventDefault();
        const email = new FormData(event.currentTarget).get('email');
        if (typeof email === 'string') props.onContinue(email);
      }}
    >
      <label htmlFor={id}>Email</label>
      <input id={id} name="email" type="email" required autoComplete="email" defaultValue={props.email} />
      <button type="submit" className="recipe-button">
        Continue
      </button>
    </form>
  );
}
