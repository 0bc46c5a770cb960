import type { ReactElement } from 'react';
import { ClinkCheckout } from 'react-clink-checkout';
import type { ClinkCheckoutProps } from 'react-clink-checkout';
import { expect, fn, waitFor } from 'storybook/test';
import type { within } from 'storybook/test';
import { preview } from '../.storybook/preview.tsx';
import { typeCard } from '../sandbox/page/typeCard.ts';
import { useLiveClink } from './stage/useLiveClink.ts';

/** The checkout on the embedded Clink: real frames, a real ledger, all of it in this page. */
function LiveCheckout(props: ClinkCheckoutProps): ReactElement {
  const clink = useLiveClink();
  return (
    <ClinkCheckout
      {...props}
      {...clink}
      messages={{ ...clink.messages, ...props.messages }}
      appearance={
        props.appearance === 'inherit' ? 'inherit' : { ...Object(clink.appearance), ...props.appearance }
      }
    />
  );
}

const meta = preview.meta({
  title: 'ClinkCheckout',
  component: ClinkCheckout,
  render: (args) => <LiveCheckout {...args} />,
  parameters: {
    docs: {
      description: {
        component:
          'The whole checkout on an embedded Clink that runs in this page: no keys, no network, no money. Pay with `4242 4242 4242 4242`, any date in the future and any code; more cards are listed in the payment fields. The toolbar sets theme, language, direction, StrictMode, latency and faults.',
      },
    },
  },
  argTypes: {
    endpoint: { control: false },
    loadElements: { control: false },
    order: { control: false },
    layout: { control: 'inline-radio', options: ['stacked', 'split'] },
    expiryNotice: { control: 'number' },
    autoRenew: { control: 'boolean' },
  },
  args: {
    endpoint: '/api/checkout/session',
    order: { cartId: 'cart_1' },
    returnUrl: '/complete?session_id={ELEMENTS_SESSION_ID}',
    onReady: fn(),
    onComplete: fn(),
    onPending: fn(),
    onExpire: fn(),
    onError: fn(),
    onAmountChange: fn(),
  },
});

/** One column, for a page's main column, a dialog or a drawer. */
export const Stacked = meta.story({});

/** The summary beside the form, as soon as there is room for both. */
export const Split = meta.story({
  args: { layout: 'split' },
  parameters: { stageWidth: 960 },
});

/** A column of 280 px: nothing is cut off and nothing scrolls sideways. */
export const Narrow = meta.story({
  parameters: { stageWidth: 280 },
  play: async ({ canvas, canvasElement }) => {
    await untilReady(canvas);
    const region = canvas.getByRole('region', { name: 'Checkout' });
    await expect(region.scrollWidth).toBeLessThanOrEqual(region.clientWidth);
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
});

/** Corners and colour of a brand, handed on to Clink's frames. */
export const Branded = meta.story({
  args: { appearance: { primaryColor: '#7a1fa2', radius: { components: 2, card: 2 } } },
});

/** What the shop's own words sound like: any text can be replaced. */
export const OwnWords = meta.story({
  args: { messages: { pay: (amount) => `Place order for ${amount}`, summary: 'Your basket' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Place order for $118.00' })).toBeVisible();
  },
});

/** From the first sight to the end: the summary, a promotion code, a card, and paid. */
export const Paid = meta.story({
  play: async ({ canvas, canvasElement, args, userEvent, step }) => {
    const pay = await untilReady(canvas);
    await step('a promotion code takes its discount off', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Add promotion code' }));
      await userEvent.type(canvas.getByRole('textbox', { name: 'Promotion code' }), 'WELCOME10{Enter}');
      await waitFor(() => expect(pay).toHaveTextContent('$106.20'));
    });
    await step('the card is paid, once', async () => {
      await typeCard(canvasElement, '4242424242424242');
      await userEvent.click(pay);
      await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Payment received'));
      await expect(args.onComplete).toHaveBeenCalledOnce();
      await expect(pay).not.toBeVisible();
    });
  },
});

/** The bank says no: the form stays, with the reason, and another try is possible. */
export const Declined = meta.story({
  play: async ({ canvas, canvasElement, args, userEvent }) => {
    const pay = await untilReady(canvas);
    await typeCard(canvasElement, '4000000000000002');
    await userEvent.click(pay);
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('not accepted'));
    await expect(pay).toBeEnabled();
    await expect(args.onError).toHaveBeenCalledOnce();
    await expect(args.onComplete).not.toHaveBeenCalled();
  },
});

/** Accepted, and the result is not known yet: there is nothing to press that could charge twice. */
export const Pending = meta.story({
  play: async ({ canvas, canvasElement, args, userEvent }) => {
    const pay = await untilReady(canvas);
    await typeCard(canvasElement, '4000000000000077');
    await userEvent.click(pay);
    await waitFor(() => expect(args.onPending).toHaveBeenCalledOnce());
    await expect(pay).not.toBeVisible();
  },
});

async function untilReady(canvas: ReturnType<typeof within>): Promise<HTMLElement> {
  const pay = await canvas.findByRole('button', { name: /\$118\.00/ });
  await waitFor(() => expect(pay).toBeEnabled());
  return pay;
}
