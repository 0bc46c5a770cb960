import { CheckoutError, CheckoutStatus } from 'react-clink-checkout';
import { expect, waitFor } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { FakeCheckout } from '../stage/FakeCheckout.tsx';
import type { FakeCheckoutProps } from '../stage/FakeCheckout.tsx';
import type { Scene } from '../stage/Scene.ts';

const meta = preview.meta({
  title: 'Parts/CheckoutStatus',
  component: CheckoutStatus,
  render: (args, { parameters }) => (
    <FakeCheckout {...(parameters['checkout'] as FakeCheckoutProps)} alone={<CheckoutStatus {...args} />} />
  ),
  parameters: {
    docs: {
      description: {
        component:
          'Says where the checkout stands, in a polite live region, with the one action that helps. All of its texts are in “Status”; here are its four kinds.',
      },
    },
  },
  argTypes: { render: { control: false }, contact: { control: 'text' }, className: { control: 'text' } },
});

/** Something is under way. */
export const Progress = meta.story({
  parameters: { checkout: { fake: { autoReady: false } } satisfies FakeCheckoutProps },
  play: async ({ canvas }) => {
    const status = await canvas.findByRole('status');
    await expect(status).toHaveAttribute('data-kind', 'progress');
  },
});

/** The form speaks for itself: nothing is said. */
export const Nothing = meta.story({
  play: async ({ canvas }) => {
    const status = await canvas.findByRole('status');
    await waitFor(() => expect(status).toBeEmptyDOMElement());
  },
});

/** It went well. */
export const Success = meta.story({
  parameters: {
    checkout: {
      scene: async ({ clink, pay }: Scene) => {
        await pay();
        clink.succeed();
      },
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('status')).toHaveAttribute('data-kind', 'success'));
    await expect(canvas.getByRole('link', { name: 'View your order' })).toBeVisible();
  },
});

/** Something needs attention, and nothing is lost. */
export const Warning = meta.story({
  parameters: { checkout: { fake: { sessionLifetime: 90_000 } } satisfies FakeCheckoutProps },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('status')).toHaveAttribute('data-kind', 'warning'));
  },
});

/** It did not work, and what can be done. */
export const Failure = meta.story({
  parameters: {
    checkout: {
      before: (clink) => clink.fail('endpoint', new CheckoutError('network_error')),
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('status')).toHaveAttribute('data-kind', 'error'));
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeEnabled();
  },
});

/** Only the shop can mend this: the shop's own link stands where the button would be. */
export const Contact = meta.story({
  args: { contact: <a href="#contact">Write to us</a> },
  parameters: {
    checkout: {
      before: (clink) => clink.fail('endpoint', new CheckoutError('customer_not_found')),
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'Write to us' })).toBeVisible();
  },
});
