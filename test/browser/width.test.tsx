import { render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { ClinkCheckout } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import '../../src/styles.css';

beforeEach(resetPage);

// As templates of new apps lay their root out.
it.each(['stacked', 'split'] as const)(
  'a %s checkout that is centred in a flex box has room',
  async (layout) => {
    const clink = createFakeClink();
    render(
      <div style={{ display: 'flex', flexDirection: 'column', inlineSize: 600 }}>
        <ClinkCheckout
          {...clink.props}
          order={{ cartId: `width_${layout}` }}
          returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
          layout={layout}
          style={{ margin: '0 auto' }}
        />
      </div>,
    );
    const checkout = screen.getByRole('region', { name: 'Checkout' });
    await waitFor(() => expect(checkout).toHaveAttribute('data-status', 'ready'));
    expect(checkout.getBoundingClientRect().width).toBe(320);
  },
);
