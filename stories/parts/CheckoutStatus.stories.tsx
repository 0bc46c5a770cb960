import { CheckoutStatus } from 'react-clink-checkout';
import { expect, waitFor, within } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { FakeCheckout } from '../stage/FakeCheckout.tsx';
import type { FakeCheckoutProps } from '../stage/FakeCheckout.tsx';
import { SCENES } from '../stage/scenes.ts';

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
          'Says where the checkout stands, in a polite live region, with the one action that helps. Here are its four kinds, and everything it has to say; the whole checkout at each of these points is in “Status”.',
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
  parameters: { checkout: SCENES.complete },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('status')).toHaveAttribute('data-kind', 'success'));
    await expect(canvas.getByRole('link', { name: 'View your order' })).toBeVisible();
  },
});

/** Something needs attention, and nothing is lost. */
export const Warning = meta.story({
  parameters: { checkout: SCENES.expiresSoon },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('status')).toHaveAttribute('data-kind', 'warning'));
  },
});

/** It did not work, and what can be done. */
export const Failure = meta.story({
  parameters: { checkout: SCENES.failedForNow },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('status')).toHaveAttribute('data-kind', 'error'));
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeEnabled();
  },
});

/** Only the shop can mend this: the shop's own link stands where the button would be. */
export const Contact = meta.story({
  args: { contact: <a href="#contact">Write to us</a> },
  parameters: { checkout: SCENES.failedForGood },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'Write to us' })).toBeVisible();
  },
});

/** Everything it has to say. */
export const EveryStatus = meta.story({
  parameters: { stageWidth: 560 },
  render: (args) => (
    <dl className="stage-list">
      {Object.entries(SCENES).map(([name, scene]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <FakeCheckout
              {...scene}
              aria-label={name}
              order={{ cartId: name }}
              alone={<CheckoutStatus {...args} />}
            />
          </dd>
        </div>
      ))}
    </dl>
  ),
  play: async ({ canvas }) => {
    for (const name of Object.keys(SCENES)) {
      const status = within(canvas.getByRole('region', { name })).getByRole('status');
      // Out of sight until it has something to say.
      await waitFor(() => expect(status.offsetWidth).toBeGreaterThan(200));
    }
  },
});
