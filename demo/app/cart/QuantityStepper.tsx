import type { ReactNode } from 'react';
import { MAX_QUANTITY, type Product } from '../../catalogue.ts';
import { useMessages } from '../messages/useMessages.ts';
import { setQuantity } from './cartStore.ts';

interface QuantityStepperProps {
  readonly product: Product;
  readonly quantity: number;
}

export function QuantityStepper({ product: { sku, name }, quantity }: QuantityStepperProps): ReactNode {
  const { cart } = useMessages();
  // Not `disabled`: a button that disables itself under the finger drops the keyboard's focus.
  const atLeast = quantity <= 1;
  const atMost = quantity >= MAX_QUANTITY;
  return (
    <div className="stepper" role="group" aria-label={cart.quantityOf(name)}>
      <button
        type="button"
        aria-label={cart.fewer(name)}
        aria-disabled={atLeast}
        onClick={() => !atLeast && setQuantity(sku, quantity - 1)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3.5 8h9" />
        </svg>
      </button>
      <output>{quantity}</output>
      <button
        type="button"
        aria-label={cart.more(name)}
        aria-disabled={atMost}
        onClick={() => !atMost && setQuantity(sku, quantity + 1)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3.5 8h9M8 3.5v9" />
        </svg>
      </button>
    </div>
  );
}
