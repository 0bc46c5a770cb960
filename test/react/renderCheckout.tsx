import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import { StrictMode } from 'react';
import type { ReactElement } from 'react';
import { ClinkCheckout } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink, FakeClinkOptions } from '../../src/testing/index.ts';

/** Props of a checkout on the fake Clink, with an order of its own: sessions are kept between the tests of all files. */
export function checkoutProps(fake: FakeClink): ClinkCheckoutProps {
  return {
    endpoint: fake.endpoint,
    loadElements: fake.loadElements,
    order: { cartId: `cart_${crypto.randomUUID()}` },
    returnUrl: '/#/complete/{ELEMENTS_SESSION_ID}',
    onComplete: () => {},
  };
}

export interface RenderedCheckout extends RenderResult {
  readonly fake: FakeClink;
  readonly props: ClinkCheckoutProps;
  /** Renders again with some props changed. */
  update(change: Partial<ClinkCheckoutProps>): void;
}

/** Renders `<ClinkCheckout>` in StrictMode. */
export function renderCheckout(
  change: Partial<ClinkCheckoutProps> = {},
  options: FakeClinkOptions = {},
): RenderedCheckout {
  // What Clink does by itself is also to be met: a payment that nobody here has sent.
  const fake = createFakeClink({ strict: false, ...options });
  let props = { ...checkoutProps(fake), ...change };
  const element = (): ReactElement => (
    <StrictMode>
      <ClinkCheckout {...props} />
    </StrictMode>
  );
  const result = render(element());
  return {
    ...result,
    fake,
    props,
    update: (next) => {
      props = { ...props, ...next };
      result.rerender(element());
    },
  };
}
