import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { preview } from '../../.storybook/preview.tsx';
import { useLiveClink } from '../stage/useLiveClink.ts';
import { CheckoutDrawer } from './CheckoutDrawer.tsx';
import source from './CheckoutDrawer.tsx?raw';
import './recipes.css';

function Shop(): ReactElement {
  const clink = useLiveClink();
  const [visit, setVisit] = useState<'never' | 'open' | 'closed'>('never');
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button ref={opener} type="button" className="recipe-button" onClick={() => setVisit('open')}>
        {visit === 'closed' ? 'Go on with the checkout' : 'Check out'}
      </button>
      <p className="stage-note">The shop stays usable beside the drawer.</p>
      {visit !== 'never' && (
        <CheckoutDrawer
          {...clink}
          order={{ cartId: 'cart_1' }}
          onComplete={stay}
          isOpen={visit === 'open'}
          onClose={() => {
            setVisit('closed');
            opener.current?.focus();
          }}
        />
      )}
    </>
  );
}

function stay(): void {}

const meta = preview.meta({
  title: 'Recipes/Drawer',
  component: Shop,
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
    await expect(opener).toHaveAccessibleName('Go on with the checkout');
    await userEvent.click(opener);
    await waitFor(() => expect(canvas.getByRole('complementary', { name: 'Checkout' })).toBeVisible());
    await expect(canvasElement.querySelector('iframe')).toBe(frame);
  },
});
