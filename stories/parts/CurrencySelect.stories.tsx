import type { ReactElement } from 'react';
import { ClinkCheckout, CurrencySelect, OrderSummary, PaymentMethod } from 'react-clink-checkout';
import type { CurrencySelectProps } from 'react-clink-checkout';
import { expect, waitFor } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { useLiveClink } from '../stage/useLiveClink.ts';

/** The part with real frames in it, and what its choice changes. */
function LiveCurrencySelect(props: CurrencySelectProps): ReactElement {
  const clink = useLiveClink();
  return (
    <ClinkCheckout {...clink} order={{ cartId: 'cart_1' }}>
      <div className="stage-stack">
        <CurrencySelect {...props} />
        <OrderSummary />
      </div>
      <div hidden>
        <PaymentMethod />
      </div>
    </ClinkCheckout>
  );
}

const meta = preview.meta({
  title: 'Parts/CurrencySelect',
  component: CurrencySelect,
  render: (args) => <LiveCurrencySelect {...args} />,
  argTypes: { className: { control: 'text' } },
});

/** Clink's choice of currency, in a frame of its own. It may stand anywhere, here above the summary. */
export const Several = meta.story({
  play: async ({ canvas }) => {
    const group = await canvas.findByRole('group', { name: 'Currency' });
    await waitFor(() => expect(group).toHaveAttribute('data-status', 'ready'));
    await expect(canvas.getByTitle('Currency')).toBeVisible();
  },
});
