import type { ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { typeCard } from '../../sandbox/page/typeCard.ts';
import { useLiveClink } from '../stage/useLiveClink.ts';
import { PlainCheckout } from './PlainCheckout.tsx';
import source from './PlainCheckout.tsx?raw';
import './recipes.css';

function Shop(): ReactElement {
  const { messages: _, ...clink } = useLiveClink();
  return <PlainCheckout {...clink} order={{ cartId: 'cart_1' }} onComplete={stay} />;
}

function stay(): void {}

const meta = preview.meta({
  title: 'Recipes/Headless hook',
  component: Shop,
  parameters: {
    ownStyles: true,
    controls: { disable: true },
    docs: {
      source: { code: source, language: 'tsx' },
      description: {
        component: `\`useCheckoutSession\` is the whole life of a checkout without any markup: statuses, amounts, verbs, and a ref for the element that takes Clink’s payment fields. Everything on this page is the shop’s own, down to the words; the library’s stylesheet is not loaded.`,
      },
    },
  },
});

/** Paid without one part of the library. */
export const OwnMarkup = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    const buy = await canvas.findByRole('button', { name: 'Buy for $118.00' });
    await waitFor(() => expect(buy).toBeEnabled());
    await typeCard(canvasElement, '4000000000000002');
    await userEvent.click(buy);
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Another card?'));
    await typeCard(canvasElement, '4242424242424242');
    await userEvent.click(await canvas.findByRole('button', { name: 'Buy for $118.00' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Thank you!'));
  },
});

/** Before anything is typed. */
export const Ready = meta.story({
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Buy for $118.00' });
  },
});
