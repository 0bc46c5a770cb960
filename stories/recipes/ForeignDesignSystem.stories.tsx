import radixStyles from '@radix-ui/themes/styles.css?inline';
import type { ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { typeCard } from '../../sandbox/page/typeCard.ts';
import { useLiveClink } from '../stage/useLiveClink.ts';
import { RadixCheckout } from './RadixCheckout.tsx';
import source from './RadixCheckout.tsx?raw';

function Shop(): ReactElement {
  const clink = useLiveClink();
  const { theme } = Object(clink.appearance) as { theme?: 'light' | 'dark' | 'system' };
  return (
    <>
      <style>{radixStyles}</style>
      <RadixCheckout
        {...clink}
        appearance={{ theme, primaryColor: '#208368', radius: { components: 8, card: 12 } }}
        order={{ cartId: 'cart_1' }}
        onComplete={stay}
      />
    </>
  );
}

function stay(): void {}

const meta = preview.meta({
  title: 'Recipes/Foreign design system',
  component: Shop,
  parameters: {
    ownStyles: true,
    controls: { disable: true },
    docs: {
      source: { code: source, language: 'tsx' },
      description: {
        component: `Radix Themes supplies the button, the input, the card and everything else that is to be seen: \`components\` of \`CheckoutProvider\` for the elements that parts are made of, \`render\` for a part’s own element, and a summary of the shop’s own that reads \`useCheckout\`. The library’s stylesheet is not loaded. \`appearance\` gives Clink’s frame the same colour and corners.`,
      },
    },
  },
});

/** Before anything is typed. */
export const Ready = meta.story({
  play: async ({ canvas }) => {
    const pay = await canvas.findByRole('button', { name: 'Pay $118.00' });
    await waitFor(() => expect(pay).toBeEnabled());
    await expect(pay).toHaveClass('rt-Button');
    await expect(document.querySelector('style')?.textContent).not.toContain('@layer clink');
  },
});

/** A promotion code, a card that is declined and one that is not. */
export const Paid = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    const pay = await canvas.findByRole('button', { name: 'Pay $118.00' });
    await waitFor(() => expect(pay).toBeEnabled());
    await userEvent.click(canvas.getByRole('button', { name: 'Add promotion code' }));
    await userEvent.type(canvas.getByRole('textbox', { name: 'Promotion code' }), 'WELCOME10{Enter}');
    await waitFor(() => expect(pay).toHaveTextContent('$106.20'));
    await typeCard(canvasElement, '4000000000000002');
    await userEvent.click(pay);
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('not accepted'));
    await typeCard(canvasElement, '4242424242424242');
    await userEvent.click(pay);
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Payment received'));
    await expect(pay).not.toBeVisible();
  },
});
