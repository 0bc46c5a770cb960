import type { ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { typeCard } from '../../sandbox/page/typeCard.ts';
import { useLiveClink } from '../stage/useLiveClink.ts';
import { SteppedCheckout } from './SteppedCheckout.tsx';
import source from './SteppedCheckout.tsx?raw';
import './recipes.css';

function Shop(): ReactElement {
  const clink = useLiveClink();
  return <SteppedCheckout {...clink} onComplete={stay} />;
}

function stay(): void {}

const meta = preview.meta({
  title: 'Recipes/Multi-step',
  component: Shop,
  parameters: {
    controls: { disable: true },
    docs: {
      source: { code: source, language: 'tsx' },
      description: {
        component: `Contact first, payment after it.

- The session is made when the payment step is reached, because only then its order is known.
- Going back and forth with the same email finds the same session again; another email is another order, and so a new session.
- Each step begins at its heading, which gets the focus.`,
      },
    },
  },
});

/** To the payment and back: one session for one email. */
export const ContactThenPayment = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox', { name: 'Email' }), 'ada@example.com');
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }));
    await expect(canvas.getByRole('heading', { name: 'Payment' })).toHaveFocus();
    await canvas.findByRole('button', { name: /\$118\.00/ });
    await userEvent.click(canvas.getByRole('button', { name: 'Change' }));
    await expect(canvas.getByRole('textbox', { name: 'Email' })).toHaveValue('ada@example.com');
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }));
    const pay = await canvas.findByRole('button', { name: /\$118\.00/ });
    await waitFor(() => expect(pay).toBeEnabled());
    await typeCard(canvasElement, '4242424242424242');
    await userEvent.click(pay);
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Payment received'));
  },
});

/** The first step: nothing has been asked of anybody. */
export const FirstStep = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole('listitem', { current: 'step' })).toHaveTextContent('Contact');
    await expect(canvasElement.querySelector('iframe')).toBeNull();
  },
});
