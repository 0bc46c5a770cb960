import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { cartStore, setEmail } from '../cart/cartStore.ts';
import { useMessages } from '../messages/useMessages.ts';
import { useStore } from '../useStore.ts';

interface ContactStepProps {
  /** Whether the shopper came here from the next step. */
  readonly takesFocus: boolean;
  readonly onDone: () => void;
}

/** Asks where the receipt goes. */
export function ContactStep({ takesFocus, onDone }: ContactStepProps): ReactNode {
  const { checkout } = useMessages();
  const { email } = useStore(cartStore);
  const [invalid, setInvalid] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const input = field.current;
    // A domain without a dot is valid to the browser, and most often a slip.
    const valid = input !== null && input.validity.valid && /@.+\../.test(input.value);
    setInvalid(!valid);
    if (!valid) {
      input?.focus();
      return;
    }
    setEmail(input.value.trim());
    onDone();
  }

  return (
    <section className="card step" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{checkout.contact}</h2>
      <form className="contact-form" noValidate onSubmit={submit}>
        <label htmlFor={id}>{checkout.email}</label>
        <input
          ref={field}
          id={id}
          name="email"
          type="email"
          required
          autoComplete="email"
          defaultValue={email}
          aria-invalid={invalid}
          aria-describedby={`${id}-hint`}
        />
        <p id={`${id}-hint`} className={invalid ? 'field-error' : 'field-hint'} aria-live="polite">
          {invalid ? checkout.emailInvalid : checkout.emailHint}
        </p>
        <button type="submit" className="button">
          {checkout.toPayment}
        </button>
      </form>
    </section>
  );
}
