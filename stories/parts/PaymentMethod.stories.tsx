import type { ReactElement } from 'react';
import { CheckoutStatus, ClinkCheckout, PayButton, PaymentMethod } from 'react-clink-checkout';
import type { PaymentMethodProps } from 'react-clink-checkout';
import { expect, waitFor } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { FakeCheckout } from '../stage/FakeCheckout.tsx';
import { useLiveClink } from '../stage/useLiveClink.ts';

/** The part with real frames in it. */
function LivePaymentMethod(props: PaymentMethodProps): ReactElement {
  const clink = useLiveClink();
  return (
    <ClinkCheckout {...clink} order={{ cartId: 'cart_1' }}>
      <div className="stage-stack">
        <PaymentMethod {...props} />
        <CheckoutStatus />
        <PayButton />
      </div>
    </ClinkCheckout>
  );
}

const meta = preview.meta({
  title: 'Parts/PaymentMethod',
  component: PaymentMethod,
  render: (args) => <LivePaymentMethod {...args} />,
  argTypes: { className: { control: 'text' } },
});

/** Clink's payment fields, in a frame that no script of the page can look into. */
export const Ready = meta.story({
  play: async ({ canvas }) => {
    const group = await canvas.findByRole('group', { name: 'Payment method' });
    await waitFor(() => expect(group).toHaveAttribute('data-status', 'ready'));
    const frame = canvas.getByTitle<HTMLIFrameElement>('Secure payment details');
    await expect(frame.contentDocument).toBeNull();
  },
});

/** Until the fields can be used, their place is kept. */
export const Loading = meta.story({
  render: (args) => <FakeCheckout fake={{ autoReady: false }} alone={<PaymentMethod {...args} />} />,
  play: async ({ canvas }) => {
    const group = await canvas.findByRole('group', { name: 'Payment method' });
    await waitFor(() => expect(group).toHaveAttribute('data-status', 'mounting'));
    await expect(group.offsetHeight).toBeGreaterThanOrEqual(320);
  },
});
