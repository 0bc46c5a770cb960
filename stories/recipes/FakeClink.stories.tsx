// #region story
import type { Meta, StoryObj } from '@storybook/react-vite';
import { ClinkCheckout } from 'react-clink-checkout';
import { createFakeClink } from 'react-clink-checkout/testing';
import type { FakeClink } from 'react-clink-checkout/testing';
import { expect, waitFor } from 'storybook/test';

interface Loaded {
  readonly clink: FakeClink;
  readonly cartId: string;
}

/** A Clink and a cart of its own for each story: a page keeps the session of an order that may have been paid. */
const load = (arrange?: (clink: FakeClink) => unknown) => (): Loaded => {
  const clink = createFakeClink();
  arrange?.(clink);
  return { clink, cartId: crypto.randomUUID() };
};

const meta: Meta = {
  title: 'Recipes/Fake Clink',
  render: (_args, { loaded }) => {
    const { clink, cartId } = loaded as Loaded;
    return (
      <ClinkCheckout
        {...clink.props}
        order={{ cartId }}
        returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
        onComplete={() => {}}
      />
    );
  },
};

export default meta;

export const Loading: StoryObj = { loaders: [load((clink) => clink.hold('load'))] };

export const Declined: StoryObj = {
  loaders: [load()],
  play: async ({ canvas, loaded, userEvent }) => {
    const { clink } = loaded as Loaded;
    const pay = await canvas.findByRole('button', { name: 'Pay $24.00' });
    await waitFor(() => expect(pay).toBeEnabled());
    await userEvent.click(pay);
    clink.decline();
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('not accepted'));
  },
};
// #endregion

// The checkout of this recipe is light, whatever the stage is.
meta.decorators = [
  (Story) => (
    <div style={{ padding: 16, background: '#ffffff' }}>
      <Story />
    </div>
  ),
];
