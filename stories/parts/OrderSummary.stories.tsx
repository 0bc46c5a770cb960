import { OrderSummary } from 'react-clink-checkout';
import { expect } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { FakeCheckout } from '../stage/FakeCheckout.tsx';
import type { FakeCheckoutProps } from '../stage/FakeCheckout.tsx';

const meta = preview.meta({
  title: 'Parts/OrderSummary',
  component: OrderSummary,
  render: (args, { parameters }) => (
    <FakeCheckout {...(parameters['checkout'] as FakeCheckoutProps)} alone={<OrderSummary {...args} />} />
  ),
  argTypes: { render: { control: false }, className: { control: 'text' } },
});

/** Lines with pictures and quantities, and the total. */
export const Lines = meta.story({
  play: async ({ canvas }) => {
    const summary = await canvas.findByRole('region', { name: 'Order summary' });
    await expect(await canvas.findByText('Stoneware mug', { exact: false })).toBeVisible();
    await expect(summary).toHaveTextContent('$48.00');
    await expect(summary).toHaveTextContent(/Total\s*\$118\.00/);
  },
});

/** The amounts are not known yet: the place is kept. */
export const Unknown = meta.story({
  parameters: { checkout: { fake: { autoReady: false } } satisfies FakeCheckoutProps },
  play: async ({ canvas }) => {
    const summary = await canvas.findByRole('region', { name: 'Order summary' });
    await expect(summary).toHaveAttribute('data-status', 'unknown');
    await expect(summary.offsetHeight).toBeGreaterThan(40);
  },
});

/** A discount and tax. */
export const DiscountAndTax = meta.story({
  parameters: {
    checkout: {
      fake: { amount: { discountAmount: 11.8, taxAmount: 8.5, totalAmount: 114.7 } },
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    const summary = await canvas.findByRole('region', { name: 'Order summary' });
    await canvas.findByText('Discount');
    await expect(summary).toHaveTextContent('-$11.80');
    await expect(summary).toHaveTextContent(/Tax\s*\$8\.50/);
  },
});

/** A subscription: the wording for its trial and its period is Clink's. */
export const Subscription = meta.story({
  parameters: {
    checkout: {
      fake: {
        amount: {
          totalAmount: 0,
          subtotalAmount: 0,
          products: [
            {
              name: 'Bean club',
              unitAmount: 24,
              trialLabel: '14 days free',
              recurringLabel: '$24.00 per month',
            },
          ],
        },
      },
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('14 days free · $24.00 per month')).toBeVisible();
  },
});

/** Currencies have the digits they have: none for yen. */
export const Yen = meta.story({
  parameters: {
    checkout: {
      fake: {
        amount: {
          currency: 'JPY',
          totalAmount: 17_700,
          subtotalAmount: 17_700,
          products: [{ name: 'Ceramic dripper', quantity: 3, unitAmount: 5900 }],
        },
      },
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText('¥17,700')).length).toBeGreaterThan(0);
  },
});

/** Three digits for Kuwaiti dinar. */
export const Dinar = meta.story({
  parameters: {
    checkout: {
      fake: { amount: { currency: 'KWD', totalAmount: 36.25, subtotalAmount: 36.25, products: [] } },
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText(/36\.250/)).length).toBeGreaterThan(0);
  },
});

/** Long names wrap, and never push the prices out. */
export const LongNames = meta.story({
  parameters: {
    stageWidth: 300,
    checkout: {
      fake: {
        amount: {
          products: [
            {
              name: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenhalterung, limited edition in ash',
              quantity: 12,
              unitAmount: 1234.5,
            },
          ],
          totalAmount: 14_814,
          subtotalAmount: 14_814,
        },
      },
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    await canvas.findByText(/limited edition/);
    const summary = canvas.getByRole('region', { name: 'Order summary' });
    await expect(summary.scrollWidth).toBeLessThanOrEqual(summary.clientWidth);
  },
});
