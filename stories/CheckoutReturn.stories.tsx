import { CheckoutReturn } from 'react-clink-checkout';
import { expect, fn, waitFor } from 'storybook/test';
import type { within } from 'storybook/test';
import { preview } from '../.storybook/preview.tsx';
import { EXPIRED, PAID, REFUSED, says, saysNothing, StagedReturn, UNPAID } from './stage/StagedReturn.tsx';

const meta = preview.meta({
  title: 'CheckoutReturn',
  component: CheckoutReturn,
  render: (args) => <StagedReturn {...args} />,
  parameters: {
    docs: {
      description: {
        component:
          'The page that the shopper comes back to: asks the merchant’s server what became of the payment, and says so in a heading inside a polite live region. To pay again is offered only where the server has said that nothing was paid. Each story has a server that says one thing.',
      },
    },
  },
  argTypes: {
    endpoint: { control: false },
    sessionId: { control: 'text' },
    headingLevel: { control: 'inline-radio', options: [1, 2, 3, 4] },
    retryHref: { control: 'text' },
    children: { control: false },
    components: { control: false },
    messages: { control: 'object' },
    appearance: { control: false },
    locale: { control: false },
  },
  args: { endpoint: says(PAID), retryHref: '#checkout', onPaid: fn() },
});

interface PlayContext {
  readonly canvas: ReturnType<typeof within>;
}

/** Waits for the status, and for what is said then. */
function shows(status: string, text: RegExp): (context: PlayContext) => Promise<void> {
  return async ({ canvas }) => {
    const region = await canvas.findByRole('region', { name: 'Checkout' });
    await waitFor(() => expect(region).toHaveAttribute('data-status', status));
    await expect(canvas.getByRole('heading')).toHaveTextContent(text);
    await expect(region).toHaveAttribute('aria-busy', String(status === 'confirming'));
  };
}

async function noWayToPay({ canvas }: PlayContext): Promise<void> {
  await expect(canvas.queryByRole('link')).toBeNull();
  await expect(canvas.queryByRole('button', { name: /Try again|Start again/ })).toBeNull();
}

/** Asked, and not answered yet. Nothing is claimed: the redirect that led here proves nothing. */
export const Confirming = meta.story({
  args: { endpoint: saysNothing },
  play: async (context) => {
    await shows('confirming', /Processing/)(context);
    await expect(context.canvas.queryByRole('button')).toBeNull();
    await expect(context.args.onPaid).not.toHaveBeenCalled();
  },
});

/** The server says so. `children` are shown now, and not before. */
export const Paid = meta.story({
  args: {
    children: <p>Your receipt is on its way to ada@example.com.</p>,
  },
  play: async (context) => {
    await shows('paid', /Payment received/)(context);
    await expect(context.canvas.getByText(/Your receipt/)).toBeVisible();
    await noWayToPay(context);
    await waitFor(() => expect(context.args.onPaid).toHaveBeenCalledOnce());
  },
});

/** Still not settled after two minutes: the shopper may ask again, and is not to pay again. */
export const Processing = meta.story({
  args: { endpoint: fn(says(UNPAID)) },
  beforeEach: hurry,
  play: async (context) => {
    const { canvas, args, userEvent } = context;
    await shows('processing', /not confirmed yet. Do not pay again/)(context);
    await noWayToPay(context);
    const asked = asksOf(args.endpoint);
    await userEvent.click(canvas.getByRole('button', { name: 'Check again' }));
    await waitFor(() => expect(asksOf(args.endpoint)).toBe(asked + 1));
    await expect(canvas.getByRole('status')).toHaveFocus();
    await shows('processing', /not confirmed yet/)(context);
  },
});

/** Refused, by the server's word: nothing was paid, and another try is possible. */
export const Failed = meta.story({
  args: { endpoint: says(REFUSED) },
  play: async (context) => {
    await shows('failed', /not accepted/)(context);
    const link = context.canvas.getByRole('link', { name: 'Try again' });
    await expect(link).toHaveAttribute('href', '#checkout');
  },
});

/** Expired unpaid. `onRetry` instead of a link, for a router or a dialog. */
export const Expired = meta.story({
  args: { endpoint: says(EXPIRED), retryHref: undefined, onRetry: fn() },
  play: async (context) => {
    const { canvas, args, userEvent } = context;
    await shows('expired', /Nothing was charged/)(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Start again' }));
    await expect(args.onRetry).toHaveBeenCalledOnce();
  },
});

/** The server will not say: somebody else's session, or a shopper who has signed out. They may have paid. */
export const Unavailable = meta.story({
  args: { endpoint: says(403) },
  play: async (context) => {
    await shows('failed', /could not learn/)(context);
    await noWayToPay(context);
    await expect(context.canvas.getByRole('button', { name: 'Check again' })).toBeEnabled();
  },
});

/** A link without a session, or with what cannot be one. Nobody is asked. */
export const Invalid = meta.story({
  args: { endpoint: fn(says(PAID)), sessionId: '../../admin' },
  play: async (context) => {
    await shows('invalid', /could not learn/)(context);
    await noWayToPay(context);
    await expect(context.args.endpoint).not.toHaveBeenCalled();
  },
});

/** A column of 280 px: nothing is cut off and nothing scrolls sideways. */
export const Narrow = meta.story({
  args: { endpoint: says(REFUSED) },
  parameters: { stageWidth: 280 },
  play: async (context) => {
    await shows('failed', /not accepted/)(context);
    const region = context.canvas.getByRole('region');
    await expect(region.scrollWidth).toBeLessThanOrEqual(region.clientWidth);
  },
});

/** A wide column. */
export const Wide = meta.story({
  args: { endpoint: says(EXPIRED) },
  parameters: { stageWidth: 1200 },
  play: shows('expired', /Nothing was charged/),
});

/** The shop's own words, colour and corners. */
export const OwnWords = meta.story({
  args: {
    messages: { paid: 'Thank you, Ada!' },
    appearance: { primaryColor: '#7a1fa2', radius: { components: 2 } },
    headingLevel: 1,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { level: 1, name: 'Thank you, Ada!' })).toBeVisible();
  },
});

/** `children` as a function are told the state, in each of them. */
export const OwnContent = meta.story({
  args: {
    endpoint: says(403),
    children: ({ status }) => status === 'failed' && <a href="#contact">Write to us</a>,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'Write to us' })).toBeVisible();
  },
});

/** Lets each look at the clock be three minutes after the one before. */
function hurry(): () => void {
  const { now } = Date;
  const start = now();
  let minutes = 0;
  Date.now = () => {
    minutes += 3;
    return start + minutes * 60_000;
  };
  return () => {
    Date.now = now;
  };
}

function asksOf(endpoint: unknown): number {
  return (endpoint as ReturnType<typeof fn>).mock.calls.length;
}
