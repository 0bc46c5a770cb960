import type { ReactElement } from 'react';
import { CheckoutStatus, ClinkCheckout, OrderSummary, PayButton, PaymentMethod } from 'react-clink-checkout';
import { CheckoutInspector } from 'react-clink-checkout/inspector';
import type { CheckoutInspectorProps } from 'react-clink-checkout/inspector';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { preview } from '../.storybook/preview.tsx';
import { typeCard } from '../sandbox/page/typeCard.ts';
import { useLiveClink } from './stage/useLiveClink.ts';

/** A checkout on the embedded Clink with an inspector beside its parts. */
function InspectedCheckout(props: CheckoutInspectorProps): ReactElement {
  const clink = useLiveClink();
  return (
    <ClinkCheckout {...clink} order={{ cartId: 'cart_1' }} onComplete={stay}>
      <div className="stage-stack">
        <OrderSummary />
        <PaymentMethod />
        <CheckoutStatus />
        <PayButton />
        <CheckoutInspector {...props} />
      </div>
    </ClinkCheckout>
  );
}

function stay(): void {}

const meta = preview.meta({
  title: 'CheckoutInspector',
  component: CheckoutInspector,
  render: (args) => <InspectedCheckout {...args} />,
  parameters: {
    docs: {
      description: {
        component:
          'What a checkout is doing, for developers and support: its status, everything that happened, the end of its session, its last error, and a report to copy that holds no secret. From `react-clink-checkout/inspector`; in production builds, and so in a built Storybook, it renders nothing.',
      },
    },
  },
});

/** In the corner of the page, folded: it takes no room until it is wanted. */
export const Corner = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await untilReady(canvas);
    const inspector = findInspector(canvasElement);
    if (!inspector) return;
    const { right, bottom } = inspector.getBoundingClientRect();
    await expect(innerWidth - right).toBeLessThan(40);
    await expect(innerHeight - bottom).toBeLessThan(40);
    await userEvent.click(within(inspector).getByText('Checkout inspector'));
    const report = await within(inspector).findByRole('button', { name: 'Copy report' });
    await waitFor(() => expect(report).toBeVisible());
    await expect(inspector.scrollWidth).toBeLessThanOrEqual(inspector.clientWidth);
  },
});

/** Where it stands, unfolded: in a story, or beside a form that is being built. */
export const Inline = meta.story({
  args: { placement: 'inline', defaultOpen: true },
  play: async ({ canvas, canvasElement }) => {
    await untilReady(canvas);
    const inspector = findInspector(canvasElement);
    if (!inspector) return;
    await expect(await within(inspector).findByText(/initialized/)).toBeVisible();
  },
});

/** The bank has said no: the error's code, whether trying again can help, and where it is explained. */
export const AfterARefusal = meta.story({
  args: { placement: 'inline', defaultOpen: true },
  play: async ({ canvas, canvasElement }) => {
    const pay = await untilReady(canvas);
    await typeCard(canvasElement, '4000000000000002');
    await userEvent.click(pay);
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/./));
    const inspector = findInspector(canvasElement);
    if (!inspector) return;
    await expect(await within(inspector).findByText('docs/errors.md#payment_failed')).toBeVisible();
  },
});

/** `null` in a production build. */
function findInspector(canvasElement: HTMLElement): HTMLElement | null {
  const inspector = canvasElement.querySelector<HTMLElement>('.clink-inspector');
  if (!inspector && !import.meta.env.PROD) throw new Error('The inspector is not there.');
  return inspector;
}

async function untilReady(canvas: ReturnType<typeof within>): Promise<HTMLElement> {
  const pay = await canvas.findByRole('button', { name: /118/ });
  await waitFor(() => expect(pay).toBeEnabled());
  return pay;
}
