import { renderToString } from 'react-dom/server';
import type { ReactElement } from 'react';
import { CheckoutError, CheckoutStatus, ClinkCheckout } from 'react-clink-checkout';
import type { CheckoutErrorCode, CheckoutMessages } from 'react-clink-checkout';
import { expect, waitFor, within } from 'storybook/test';
import { preview } from '../.storybook/preview.tsx';
import { catalogueOf } from './stage/catalogues.ts';
import { FakeCheckout } from './stage/FakeCheckout.tsx';
import { RETURN_URL } from './stage/returnUrl.ts';
import { failWith, SCENES } from './stage/scenes.ts';
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

type Canvas = ReturnType<typeof within>;
type Play = (context: {
  readonly canvas: Canvas;
  readonly canvasElement: HTMLElement;
  readonly globals: Readonly<Record<string, unknown>>;
}) => Promise<void>;

type TextName = {
  [Name in keyof CheckoutMessages]: CheckoutMessages[Name] extends string ? Name : never;
}[keyof CheckoutMessages];

/** Waits for the status, and for what is said then. */
function shows(status: string, text?: TextName): Play {
  return async ({ canvas, globals }) => {
    const said = saidIn(globals);
    const region = await canvas.findByRole('region', { name: said.checkout });
    await waitFor(() => expect(region).toHaveAttribute('data-status', status));
    if (text) await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(said[text]));
  };
}

/** What the library says in the toolbar's language. */
function saidIn({ locale }: Readonly<Record<string, unknown>>): CheckoutMessages {
  const messages = catalogueOf(String(locale));
  if (!messages) throw new Error(`There is no catalogue for ${String(locale)}.`);
  return messages;
}

function payButton(canvas: Canvas): HTMLElement {
  return canvas.getByRole('button', { name: /118/ });
}

async function noPayButton({ canvasElement }: Parameters<Play>[0]): Promise<void> {
  await expect(canvasElement.querySelector('.clink-pay')).not.toBeVisible();
}

/** What a server sends, and the browser shows until React has taken over: nothing is fetched, nothing is stored. */
export const Idle = meta.story({
  render: () => <ServerMarkup />,
  play: shows('idle', 'loading'),
});

/** The merchant's endpoint is making a session; Clink's script loads beside it. */
export const Creating = meta.story({
  args: { before: (clink) => void clink.hold('endpoint') },
  play: shows('creating', 'loading'),
});

/** The session is there, Clink's script opens it. */
export const Loading = meta.story({
  args: { before: (clink) => void clink.hold('load') },
  play: shows('loading', 'loading'),
});

/** The frames are in the page and not ready yet: their place is kept, nothing jumps. */
export const Mounting = meta.story({
  args: { fake: { autoReady: false } },
  play: shows('mounting', 'loading'),
});

/** The shopper can type and pay. */
export const Ready = meta.story({
  play: async (context) => {
    await shows('ready')(context);
    await expect(payButton(context.canvas)).toBeEnabled();
    await expect(context.canvas.getByRole('status')).toBeEmptyDOMElement();
  },
});

/** On its way: a second click does nothing. */
export const Submitting = meta.story({
  args: { scene: (scene) => scene.pay() },
  play: async (context) => {
    await shows('submitting')(context);
    const { paying } = saidIn(context.globals);
    await expect(context.canvas.getByRole('button', { name: paying })).toBeDisabled();
  },
});

/** Accepted, the result is not known: neither a success nor a failure, and nothing to press that could charge twice. */
export const Pending = meta.story({
  args: SCENES.pending,
  play: async (context) => {
    await shows('pending', 'confirming')(context);
    await noPayButton(context);
  },
});

/** Paid, as far as a browser can know. */
export const Complete = meta.story({
  args: SCENES.complete,
  play: async (context) => {
    await shows('complete', 'paid')(context);
    await noPayButton(context);
  },
});

/** Paid before, or in another tab: never an offer to pay again. */
export const AlreadyPaid = meta.story({
  args: SCENES.alreadyPaid,
  play: async (context) => {
    await shows('complete', 'alreadyPaid')(context);
    await noPayButton(context);
  },
});

/** Two minutes before the end of the session the shopper is told. */
export const ExpiresSoon = meta.story({
  args: SCENES.expiresSoon,
  play: shows('ready', 'expiresSoon'),
});

/** Expired unpaid: the shopper may start again, with a new session. */
export const Expired = meta.story({
  args: SCENES.expired,
  play: async (context) => {
    await shows('expired', 'expired')(context);
    const { renew } = saidIn(context.globals);
    await expect(context.canvas.getByRole('button', { name: renew })).toBeEnabled();
  },
});

/** Expired while an accepted payment had no result yet: a new session could charge twice, so there is none. */
export const ExpiredInFlight = meta.story({
  args: SCENES.expiredInFlight,
  play: async (context) => {
    await shows('expired', 'expiredInFlight')(context);
    await expect(context.canvas.queryByRole('button')).toBeNull();
  },
});

/** The bank said no. The form stays, another try is possible. */
export const Declined = meta.story({
  args: SCENES.declined,
  play: async (context) => {
    await shows('ready', 'declined')(context);
    await expect(payButton(context.canvas)).toBeEnabled();
  },
});

/** A reason that the shopper can act on is named. */
export const InsufficientFunds = meta.story({
  args: SCENES.insufficientFunds,
  play: shows('ready', 'insufficientFunds'),
});

/** No connection: it goes on by itself once there is one. */
export const Offline = meta.story({
  args: SCENES.offline,
  play: shows('failed', 'offline'),
});

/** A content blocker took Clink's script away. */
export const Blocked = meta.story({
  args: SCENES.blocked,
  play: async (context) => {
    await shows('failed', 'blocked')(context);
    const { retry } = saidIn(context.globals);
    await expect(context.canvas.getByRole('button', { name: retry })).toBeEnabled();
  },
});

/** A failure that may pass: trying again goes on from where it failed. */
export const FailedForNow = meta.story({
  args: SCENES.failedForNow,
  play: async (context) => {
    await shows('failed', 'failedPassing')(context);
    context.canvas.getByRole('button', { name: saidIn(context.globals).retry }).click();
    await shows('ready')(context);
  },
});

/** A failure that only the shop can mend: there is nothing to try again. */
export const FailedForGood = meta.story({
  args: SCENES.failedForGood,
  play: async (context) => {
    await shows('failed', 'failedForGood')(context);
    await expect(context.canvas.queryByRole('button')).toBeNull();
  },
});

/** The connection was lost in the middle of a payment: nobody may say that nothing was charged. */
export const OutcomeUnknown = meta.story({
  args: SCENES.outcomeUnknown,
  play: async (context) => {
    await shows('failed', 'outcomeUnknown')(context);
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
  play: async ({ canvas, globals }) => {
    const said = saidIn(globals);
    for (const code of CODES) {
      const region = canvas.getByRole('region', { name: code });
      await waitFor(() => expect(region).toHaveAttribute('data-status', 'failed'));
      const isRetryable = new CheckoutError(code).retryable && code !== 'offline';
      const retry = within(region).queryByRole('button', { name: said.retry });
      await expect(retry !== null).toBe(isRetryable);
    }
  },
});

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
