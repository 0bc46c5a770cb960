import { expect, screen, waitFor, within } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { typeCard } from '../../sandbox/page/typeCard.ts';
import { CheckoutDialog } from './CheckoutDialog.tsx';
import source from './CheckoutDialog.tsx?raw';
import { Shop } from './Shop.tsx';
import './recipes.css';

const meta = preview.meta({
  title: 'Recipes/Dialog',
  component: Shop,
  args: {
    renderCheckout: ({ checkout, isOpen, onClose }) =>
      isOpen && <CheckoutDialog {...checkout} onClose={onClose} />,
  },
  parameters: {
    controls: { disable: true },
    docs: {
      source: { code: source, language: 'tsx' },
      story: { inline: false, height: '640px' },
      description: {
        component: `A checkout in a native \`<dialog>\`, made of \`useCheckoutSession\` and the parts.

- \`showModal()\` moves the focus in and keeps it there; closing gives it back to the button that opened it.
- While \`inFlight\` is true a payment may be under way, so neither Escape nor the close button closes it.
- Closing takes the checkout out of the page. Its session is kept: opened again, it goes on where it was.
- Do not clip the dialog around the payment fields (\`overflow: hidden\`); let the dialog itself scroll.`,
      },
    },
  },
});

/** Opened and closed by the keyboard: the focus goes in, and back to where it was. */
export const OpenAndClose = meta.story({
  play: async ({ canvas, userEvent }) => {
    const opener = canvas.getByRole('button', { name: 'Check out' });
    await userEvent.click(opener);
    const dialog = screen.getByRole('dialog', { name: 'Checkout' });
    await expect(dialog).toContainElement(document.activeElement as HTMLElement);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    // Out of the page and not only closed: the browser tells of it a moment later.
    await waitFor(() => expect(dialog.isConnected).toBe(false));
    await expect(opener).toHaveFocus();
    await userEvent.click(opener);
    await untilReady();
  },
});

/** Nothing closes it while a payment is in flight. */
export const StaysOpenWhilePaying = meta.story({
  args: { isSlow: true },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Check out' }));
    const pay = await untilReady();
    const dialog = screen.getByRole('dialog');
    await typeCard(dialog, '4242424242424242');
    await userEvent.click(pay);
    const close = within(dialog).getByRole('button', { name: 'Close' });
    await expect(close).toBeDisabled();
    const cancel = new Event('cancel', { cancelable: true });
    dialog.dispatchEvent(cancel);
    await expect(cancel.defaultPrevented).toBe(true);
    await waitFor(() => expect(within(dialog).getByRole('status')).toHaveTextContent('Payment received'));
    await expect(close).toBeEnabled();
  },
});

async function untilReady(): Promise<HTMLElement> {
  const pay = await screen.findByRole('button', { name: /\$118\.00/ });
  await waitFor(() => expect(pay).toBeEnabled());
  return pay;
}
