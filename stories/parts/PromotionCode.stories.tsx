import { PromotionCode } from 'react-clink-checkout';
import { expect, waitFor } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { FakeCheckout } from '../stage/FakeCheckout.tsx';
import type { FakeCheckoutProps } from '../stage/FakeCheckout.tsx';
import type { Scene } from '../stage/Scene.ts';

const meta = preview.meta({
  title: 'Parts/PromotionCode',
  component: PromotionCode,
  render: (args, { parameters }) => (
    <FakeCheckout {...(parameters['checkout'] as FakeCheckoutProps)} alone={<PromotionCode {...args} />} />
  ),
  argTypes: { render: { control: false }, className: { control: 'text' } },
});

async function apply({ verbs }: Scene): Promise<void> {
  const { applyPromotionCode } = await verbs();
  void applyPromotionCode('WELCOME10');
}

async function accept(scene: Scene): Promise<void> {
  await apply(scene);
  scene.clink.changeAmount({
    totalAmount: 106.2,
    discountAmount: 11.8,
    promotionCodeInfo: {
      code: 'WELCOME10',
      discountAmount: 11.8,
      durationLabel: 'for your first order',
      terms: 'Not together with other offers.',
    },
  });
}

/** Out of the way until it is wanted. */
export const Collapsed = meta.story({
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Add promotion code' })).toBeVisible();
    await expect(canvas.queryByRole('textbox')).toBeNull();
  },
});

/** Opened by the shopper, with the focus in the field; Escape gives up. */
export const Editing = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add promotion code' }));
    const field = canvas.getByRole('textbox', { name: 'Promotion code' });
    await expect(field).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    const add = await canvas.findByRole('button', { name: 'Add promotion code' });
    await expect(add).toHaveFocus();
    await userEvent.click(add);
    await userEvent.keyboard('WELCOME10');
    await expect(canvas.getByRole('button', { name: 'Apply' })).toBeEnabled();
  },
});

/** Clink is working it out; the pay button waits, since its amount may be the wrong one. */
export const Applying = meta.story({
  parameters: { checkout: { scene: apply } satisfies FakeCheckoutProps },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Applying…' })).toBeDisabled();
  },
});

/** The code, what it takes off, for how long and on which terms. */
export const Applied = meta.story({
  parameters: { checkout: { scene: accept } satisfies FakeCheckoutProps },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('WELCOME10')).toBeVisible();
    await expect(canvas.getByText('for your first order')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Remove WELCOME10' })).toBeEnabled();
  },
});

/** Being taken away again. */
export const Removing = meta.story({
  parameters: {
    checkout: {
      scene: async (scene: Scene) => {
        await accept(scene);
        const { clearPromotionCode } = await scene.verbs();
        void clearPromotionCode();
      },
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Remove WELCOME10' })).toBeDisabled());
  },
});

/** Not valid: the reason stands at the field, which tells assistive technology of it. */
export const Rejected = meta.story({
  parameters: {
    checkout: {
      scene: async (scene: Scene) => {
        await apply(scene);
        scene.clink.rejectPromotion();
      },
    } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    const field = await canvas.findByRole('textbox', { name: 'Promotion code' });
    await waitFor(() => expect(field).toBeInvalid());
    await expect(field).toHaveAccessibleDescription(/not valid/);
  },
});

/** A session that takes no codes: nothing is there. */
export const NotAccepted = meta.story({
  parameters: {
    checkout: { fake: { amount: { enablePromotionCode: false } } } satisfies FakeCheckoutProps,
  },
  play: async ({ canvas }) => {
    const region = await canvas.findByRole('region', { name: 'Checkout' });
    await waitFor(() => expect(region).toHaveAttribute('data-status', 'ready'));
    await expect(canvas.queryByRole('button', { name: 'Add promotion code' })).toBeNull();
  },
});
