import { forwardRef, useCallback, useImperativeHandle, useMemo, useRef } from 'react';
import type { ComponentPropsWithRef, ComponentPropsWithoutRef, ReactElement, ReactNode } from 'react';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { describeStatus } from '../describeStatus.ts';
import type { StatusAction, StatusDescription } from '../describeStatus.ts';
import { mergeRefs } from '../mergeRefs.ts';
import type { Part, RenderPart } from '../Part.ts';
import { statusRef, statusSelector } from '../statusRef.ts';
import { useCheckout } from '../useCheckout.ts';
import { useStatusFocus } from '../useStatusFocus.ts';
import { pickNothing } from '../useView.ts';

/** Props of `CheckoutStatus`, and the attributes of a `<div>`. */
export interface CheckoutStatusProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Shown with a failure that only the shop can mend: a link to its support. */
  readonly contact?: ReactNode;
  /** Another element in its place; hand on all of its props. */
  readonly render?:
    RenderPart<ComponentPropsWithRef<'div'>, { readonly description: StatusDescription | null }> | undefined;
}

/** All that comes before the form is one to those who wait for it. */
const pickPhase = ({ status }: CheckoutView): CheckoutView['status'] =>
  status === 'creating' || status === 'loading' || status === 'mounting' ? 'idle' : status;
const pickReturnUrl = (view: CheckoutView): string | undefined => view.session?.returnUrl;

/** Says where the checkout stands, in a polite live region, with the one action that helps. */
export const CheckoutStatus: Part<CheckoutStatusProps, HTMLDivElement> = forwardRef<
  HTMLDivElement,
  CheckoutStatusProps
>(function CheckoutStatus({ className = '', contact, render, ...props }, ref) {
  const { checkout, messages, components } = useCheckoutContext();
  const { Button, Link } = components;
  const pickDescription = useCallback((view: CheckoutView) => describeStatus(view, messages), [messages]);
  const description = useCheckout(pickDescription);
  const node = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => node.current as HTMLDivElement);
  const isOwn = !render;
  // oxlint-disable-next-line react/refs -- joined, not read
  const merged = useMemo(() => (isOwn ? mergeRefs(statusRef(checkout), node) : node), [checkout, isOwn]);
  const status = useCheckout(statusSelector(isOwn));
  useStatusFocus(node, useCheckout(pickPhase), checkout.focusForm);
  const returnUrl = useCheckout(description?.action === 'viewOrder' ? pickReturnUrl : pickNothing);
  const button = (action: 'retry' | 'renew'): ReactElement => (
    <Button
      variant="secondary"
      type="button"
      onClick={() => {
        // The button goes away with what it solves: the focus stays with the status.
        node.current?.focus();
        checkout.getView()[action]();
      }}
    >
      {messages[action]}
    </Button>
  );
  const actions: Record<StatusAction, ReactNode> = {
    contact,
    viewOrder: <Link href={returnUrl}>{messages.viewOrder}</Link>,
    retry: button('retry'),
    renew: button('renew'),
  };
  const root = {
    role: 'status',
    tabIndex: -1,
    ...props,
    ref: merged,
    className: `clink-status ${className}`.trimEnd(),
    'data-status': status,
    'data-kind': description?.kind ?? 'none',
    'data-action': description?.action,
    children: description && (
      <>
        <p>{description.text}</p>
        {description.action && actions[description.action]}
      </>
    ),
  };
  // oxlint-disable-next-line react/refs -- handed on with the props, not read
  return render ? render(root, { description }) : <div {...root} />;
});
