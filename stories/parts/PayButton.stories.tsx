import { PayButton } from 'react-clink-checkout';
import { expect, waitFor } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { FakeCheckout } from '../stage/FakeCheckout.tsx';
import type { FakeCheckoutProps } from '../stage/FakeCheckout.tsx';
import type { Scene } from '../stage/Scene.ts';

const meta = preview.meta({
  title: 'Parts/PayButton',
  component: PayButton,
  render: (args, { parameters }) => (
    <FakeCheckout {...(parameters['checkout'] as FakeCheckoutProps)} alone={<PayButton {...args} />} />
  ),
  argTypes: { render: { control: false }, children: { control: 'text' }, className: { control: 'text' } },
});

/** Names the amount it pays. */
export const Ready = meta.story({
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Pay $118.00' });
    await waitFor(() => expect(button).toBeEnabled());
    await expect(button.offsetHeight).toBeGreaterThanOrEqual(24);
  },
});

/** There is an amount, and something is missing in the payment fields. */
export const Waiting = meta.story({
  parameters: {
    checkout: {
      scene: async ({ clink, until }: Scene) => {
        await until('ready');
        clink.enableSubmit(false);
      },
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Pay $118.00' });
    await waitFor(() => expect(button).toBeDisabled());
  },
});

/** Busy, and deaf to a second click. */
export const Submitting = meta.story({
  parameters: { checkout: { scene: (scene: Scene) => scene.pay() } satisfies FakeCheckoutProps },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Processing…' });
    await expect(button).toHaveAttribute('aria-busy', 'true');
    await expect(button).toBeDisabled();
  },
});

/** Gone while a wallet's own button inside the frame pays. */
export const WalletPays = meta.story({
  parameters: {
    checkout: {
      scene: async ({ clink, until }: Scene) => {
        await until('ready');
        clink.showSubmit(false);
      },
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    const region = await canvas.findByRole('region', { name: 'Checkout' });
    await waitFor(() => expect(region).toHaveAttribute('data-status', 'ready'));
    await waitFor(() => expect(canvas.queryByRole('button', { name: /^Pay/ })).toBeNull());
  },
});

/** `children` replace the text. */
export const OwnText = meta.story({
  args: { children: 'Place the order' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Place the order' })).toBeVisible();
  },
});

/** `render` replaces the element, and keeps what the part knows. */
export const OwnElement = meta.story({
  args: {
    render: ({ variant: _, ref, ...props }, { status }) => (
      <button {...props} ref={ref} type="button" style={{ padding: 16, borderRadius: 999 }}>
        {status === 'submitting' ? 'One moment' : props.children}
      </button>
    ),
  },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Pay $118.00' });
    await expect(button).toHaveStyle({ borderRadius: '999px' });
  },
});
