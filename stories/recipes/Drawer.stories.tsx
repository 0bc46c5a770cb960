import { expect, waitFor } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { CheckoutDrawer } from './CheckoutDrawer.tsx';
import source from './CheckoutDrawer.tsx?raw';
import { Shop } from './Shop.tsx';
import './recipes.css';

const meta = preview.meta({
  title: 'Recipes/Drawer',
  component: Shop,
  args: {
    renderCheckout: ({ checkout, isOpen, hasBegun, opener, onClose }) => (
      <>
        <p className="stage-note">The shop stays usable beside the drawer.</p>
        {hasBegun && (
          <CheckoutDrawer
            {...checkout}
            isOpen={isOpen}
            onClose={() => {
              onClose();
              opener.current?.focus();
            }}
          />
        )}
      </>
    ),
  },
  parameters: {
    controls: { disable: true },
    docs: {
      source: { code: source, language: 'tsx' },
      story: { inline: false, height: '640px' },
      description: {
        component: `A drawer at the end of the page, made of \`<ClinkCheckout>\` with an arrangement of its own as \`children\`.

- The checkout is rendered when the drawer is opened for the first time: no session is made before.
- Closing hides it with \`inert\` and CSS and leaves it in the page, so that nothing typed is lost.
- It cannot be closed while \`inFlight\` is true.`,
      },
    },
  },
});

/** Open, close, open again: the same session, the same fields. */
export const KeepsWhatWasTyped = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    const opener = canvas.getByRole('button', { name: 'Check out' });
    await userEvent.click(opener);
    const pay = await canvas.findByRole('button', { name: /\$118\.00/ });
    await waitFor(() => expect(pay).toBeEnabled());
    const frame = canvasElement.querySelector('iframe');
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await expect(opener).toHaveFocus();
    await userEvent.click(opener);
    await waitFor(() => expect(canvas.getByRole('complementary', { name: 'Checkout' })).toBeVisible());
    await expect(canvasElement.querySelector('iframe')).toBe(frame);
  },
});
