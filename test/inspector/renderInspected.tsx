import { render, screen, waitFor } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import { StrictMode } from 'react';
import type { ReactElement } from 'react';
import { CheckoutInspector } from '../../src/inspector/index.ts';
import type { CheckoutInspectorProps } from '../../src/inspector/index.ts';
import { CheckoutStatus, ClinkCheckout, PayButton, PaymentMethod } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { checkoutProps } from '../react/renderCheckout.tsx';

interface Inspected extends RenderResult {
  readonly fake: FakeClink;
  readonly inspector: HTMLElement;
  /** Renders again with some props of the checkout changed. */
  update(change: Partial<ClinkCheckoutProps>): void;
}

/** A checkout with an unfolded inspector in it, in StrictMode. */
export function renderInspected(
  props: Partial<ClinkCheckoutProps> = {},
  inspectorProps: CheckoutInspectorProps = { defaultOpen: true },
): Inspected {
  const fake = createFakeClink();
  const own = { ...checkoutProps(fake), ...props };
  const page = (change: Partial<ClinkCheckoutProps>): ReactElement => (
    <StrictMode>
      <ClinkCheckout {...own} {...change}>
        <PaymentMethod />
        <CheckoutStatus />
        <PayButton />
        <CheckoutInspector {...inspectorProps} />
      </ClinkCheckout>
    </StrictMode>
  );
  const result = render(page({}));
  return {
    ...result,
    fake,
    inspector: screen.getByRole('region', { name: 'Checkout inspector' }),
    update: (change) => result.rerender(page(change)),
  };
}

/** Waits until there is something to pay, and presses the button. */
export async function findPayButton(): Promise<HTMLElement> {
  const button = await screen.findByRole('button', { name: 'Pay $24.00' });
  await waitFor(() => {
    if (button.hasAttribute('disabled')) throw new Error('The button is disabled.');
  });
  return button;
}
