import { renderToString } from 'react-dom/server';
import type { ReactElement } from 'react';
import { CheckoutError, CheckoutStatus, ClinkCheckout } from 'react-clink-checkout';
import type { CheckoutErrorCode } from 'react-clink-checkout';
import { sdkError } from 'react-clink-checkout/testing';
import type { FakeClink } from 'react-clink-checkout/testing';
import { expect, waitFor, within } from 'storybook/test';
import { preview } from '../.storybook/preview.tsx';
import { FakeCheckout } from './stage/FakeCheckout.tsx';
import { RETURN_URL } from './stage/returnUrl.ts';
import { useStage } from './stage/Stage.ts';

const meta = preview.meta({
  title: 'Status',
  component: FakeCheckout,
  parameters: {
    controls: { include: ['layout', 'expiryNotice', 'autoRenew'] },
    docs: {
      description: {
        component:
          'Every status a checkout can be in, in the order of its life. These stories run on `createFakeClink` of `react-clink-checkout/testing`, which has no frames: a dashed box stands for Clink’s payment fields.',
      },
    },
  },
  argTypes: { layout: { control: 'inline-radio', options: ['stacked', 'split'] } },
});

type Play = (context: { readonly canvas: ReturnType<typeof within> }) => Promise<void>;

/** Waits for the status, and for what is said then. */
function shows(status: string, text?: RegExp): Play {
  return async ({ canvas }) => {
    const region = await canvas.findByRole('region', { name: 'Checkout' });
    await waitFor(() => expect(region).toHaveAttribute('data-status', status));
    if (text) await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(text));
  };
}

async function noPayButton({ canvas }: Parameters<Play>[0]): Promise<void> {
  for (const button of canvas.queryAllByRole('button', { hidden: true, name: /^(Pay|Processing)/ })) {
    await expect(button).not.toBeVisible();
  }
}

/** What a server sends, and the browser shows until React has taken over: nothing is fetched, nothing is stored. */
export const Idle = meta.story({
  render: () => <ServerMarkup />,
  play: shows('idle', /Loading/),
});

/** The merchant's endpoint is making a session; Clink's script loads beside it. */
export const Creating = meta.story({
  args: { before: (clink) => void clink.hold('endpoint') },
  play: shows('creating', /Loading/),
});

/** The session is there, Clink's script opens it. */
export const Loading = meta.story({
  args: { before: (clink) => void clink.hold('load') },
  play: shows('loading', /Loading/),
});

/** The frames are in the page and not ready yet: their place is kept, nothing jumps. */
export const Mounting = meta.story({
  args: { fake: { autoReady: false } },
  play: shows('mounting', /Loading/),
});

/** The shopper can type and pay. */
export const Ready = meta.story({
  play: async (context) => {
    await shows('ready')(context);
    await expect(context.canvas.getByRole('button', { name: 'Pay $118.00' })).toBeEnabled();
    await expect(context.canvas.getByRole('status')).toBeEmptyDOMElement();
  },
});

/** On its way: a second click does nothing. */
export const Submitting = meta.story({
  args: { scene: (scene) => scene.pay() },
  play: async (context) => {
    await shows('submitting')(context);
    await expect(context.canvas.getByRole('button', { name: 'Processing…' })).toBeDisabled();
  },
});

/** Accepted, the result is not known: neither a success nor a failure, and nothing to press that could charge twice. */
export const Pending = meta.story({
  args: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.pend();
    },
  },
  play: async (context) => {
    await shows('pending', /Do not pay again/)(context);
    await noPayButton(context);
  },
});

/** Paid, as far as a browser can know. */
export const Complete = meta.story({
  args: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.succeed();
    },
  },
  play: async (context) => {
    await shows('complete', /Payment received/)(context);
    await noPayButton(context);
  },
});

/** Paid before, or in another tab: never an offer to pay again. */
export const AlreadyPaid = meta.story({
  args: { before: (clink) => clink.fail('load', sdkError('SessionCompleteError')) },
  play: async (context) => {
    await shows('complete', /already been paid/)(context);
    await noPayButton(context);
  },
});

/** Two minutes before the end of the session the shopper is told. */
export const ExpiresSoon = meta.story({
  args: { fake: { sessionLifetime: 90_000 } },
  play: shows('ready', /expires soon/),
});

/** Expired unpaid: the shopper may start again, with a new session. */
export const Expired = meta.story({
  args: {
    scene: async ({ clink, until }) => {
      await until('ready');
      clink.expire();
    },
  },
  play: async (context) => {
    await shows('expired', /Nothing was charged/)(context);
    await expect(context.canvas.getByRole('button', { name: 'Start again' })).toBeEnabled();
  },
});

/** Expired while an accepted payment had no result yet: a new session could charge twice, so there is none. */
export const ExpiredInFlight = meta.story({
  args: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.pend();
      clink.expire();
    },
  },
  play: async (context) => {
    await shows('expired', /Do not pay again/)(context);
    await expect(context.canvas.queryByRole('button', { name: 'Start again' })).toBeNull();
  },
});

/** The bank said no. The form stays, another try is possible. */
export const Declined = meta.story({
  args: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.decline();
    },
  },
  play: async (context) => {
    await shows('ready', /not accepted/)(context);
    await expect(context.canvas.getByRole('button', { name: 'Pay $118.00' })).toBeEnabled();
  },
});

/** A reason that the shopper can act on is named. */
export const InsufficientFunds = meta.story({
  args: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.decline('insufficient_funds');
    },
  },
  play: shows('ready', /money/),
});

/** No connection: it goes on by itself once there is one. */
export const Offline = meta.story({
  args: { before: failWith('offline') },
  play: shows('failed', /offline/i),
});

/** A content blocker took Clink's script away. */
export const Blocked = meta.story({
  args: { before: failWith('sdk_blocked') },
  play: async (context) => {
    await shows('failed', /blocker/)(context);
    await expect(context.canvas.getByRole('button', { name: 'Try again' })).toBeEnabled();
  },
});

/** A failure that may pass: trying again goes on from where it failed. */
export const FailedForNow = meta.story({
  args: { before: failWith('network_error') },
  play: async (context) => {
    const { canvas } = context;
    await shows('failed', /Nothing was charged/)(context);
    canvas.getByRole('button', { name: 'Try again' }).click();
    await shows('ready')(context);
  },
});

/** A failure that only the shop can mend: there is nothing to try again. */
export const FailedForGood = meta.story({
  args: { before: failWith('customer_not_found') },
  play: async (context) => {
    await shows('failed', /contact the shop/)(context);
    await expect(context.canvas.queryByRole('button')).toBeNull();
  },
});

/** The connection was lost in the middle of a payment: nobody may say that nothing was charged. */
export const OutcomeUnknown = meta.story({
  args: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.raise('SessionLoadError');
    },
  },
  play: async (context) => {
    await shows('failed', /could not learn/)(context);
    await noPayButton(context);
  },
});

const CODES = [
  'invalid_order',
  'invalid_return_url',
  'network_error',
  'timeout',
  'offline',
  'endpoint_error',
  'invalid_response',
  'customer_not_found',
  'customer_identifier_not_matched',
  'secret_key_exposed',
  'sdk_blocked',
  'sdk_timeout',
  'sdk_invalid',
  'sdk_integrity',
  'csp_blocked',
  'environment_conflict',
  'key_mismatch',
  'already_mounted',
  'elements_rejected',
  'session_load_failed',
  'session_not_supported',
  'unknown',
] as const satisfies readonly CheckoutErrorCode[];

/** Each code by which a checkout can fail, with what the shopper reads and can do. */
export const FailedByCode = meta.story({
  parameters: { stageWidth: 720 },
  render: () => (
    <dl className="stage-list">
      {CODES.map((code) => (
        <div key={code}>
          <dt>
            <code>{code}</code>
          </dt>
          <dd>
            <FakeCheckout
              aria-label={code}
              order={{ cartId: code }}
              before={failWith(code)}
              alone={<CheckoutStatus />}
            />
          </dd>
        </div>
      ))}
    </dl>
  ),
  play: async ({ canvas }) => {
    for (const code of CODES) {
      const region = canvas.getByRole('region', { name: code });
      await waitFor(() => expect(region).toHaveAttribute('data-status', 'failed'));
      const isRetryable = new CheckoutError(code).retryable && code !== 'offline';
      const retry = within(region).queryByRole('button', { name: 'Try again' });
      await expect(retry !== null).toBe(isRetryable);
    }
  },
});

function failWith(code: CheckoutErrorCode): (clink: FakeClink) => void {
  const error = new CheckoutError(code);
  return (clink) => clink.fail(error.phase === 'session' ? 'endpoint' : 'load', error);
}

function ServerMarkup(): ReactElement {
  const { theme, locale, messages } = useStage();
  const html = renderToString(
    <ClinkCheckout
      endpoint="/api/checkout/session"
      order={{ cartId: 'cart_1' }}
      returnUrl={RETURN_URL}
      appearance={{ theme }}
      locale={locale}
      messages={messages}
    />,
  );
  // oxlint-disable-next-line react/no-danger -- the library's own markup
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
