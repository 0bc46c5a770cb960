import { forwardRef, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import type { ComponentPropsWithRef, ComponentPropsWithoutRef, ReactElement } from 'react';
import type { PromotionState } from '../../checkout/form.ts';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { formatAmount } from '../formatAmount.ts';
import type { Part, RenderPart } from '../Part.ts';
import { useCheckout } from '../useCheckout.ts';

/** Props of `PromotionCode`, and the attributes of a `<div>`. */
export interface PromotionCodeProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Another element in its place; hand on all of its props. */
  readonly render?:
    RenderPart<ComponentPropsWithRef<'div'>, { readonly promotion: PromotionState }> | undefined;
}

const pickPromotion = (view: CheckoutView): PromotionState => view.promotion;
/** Not where the session lets the shopper have no say in it: what its code takes off is in the summary. */
const pickShown = ({ amount, status }: CheckoutView): boolean =>
  !!amount?.acceptsPromotionCode && OPEN.has(status);
const pickEntry = ({ applyPromotionCode, status }: CheckoutView) => ({
  applyPromotionCode,
  ready: status === 'ready',
});
const pickApplied = ({ clearPromotionCode, amount, status }: CheckoutView) => ({
  clearPromotionCode,
  amount,
  ready: status === 'ready',
});
const OPEN: ReadonlySet<string> = new Set(['mounting', 'ready', 'submitting', 'pending']);

/** Lets the shopper apply and remove a promotion code. */
export const PromotionCode: Part<PromotionCodeProps, HTMLDivElement> = forwardRef<
  HTMLDivElement,
  PromotionCodeProps
>(function PromotionCode({ className = '', render, ...props }, ref) {
  const promotion = useCheckout(pickPromotion);
  const shown = useCheckout(pickShown);
  const [editing, setEditing] = useState(false);
  const applied = promotion.status === 'applied' || promotion.status === 'clearing';
  if (applied && editing) setEditing(false);
  const node = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => node.current as HTMLDivElement);
  // What was pressed is gone once a code is applied or removed: the focus goes on to what has taken its place.
  const acted = useRef(false);
  const before = useRef(applied);
  useEffect(() => {
    if (before.current === applied) return;
    before.current = applied;
    const lost = acted.current && document.activeElement === document.body;
    acted.current = false;
    if (lost) node.current?.querySelector('button')?.focus();
  });
  const onAct = (): void => {
    acted.current = true;
  };
  const root = {
    ...props,
    ref: node,
    className: `clink-promotion ${className}`.trimEnd(),
    'data-status': promotion.status === 'none' ? (editing ? 'editing' : 'collapsed') : promotion.status,
    hidden: !shown,
    children: applied ? (
      <AppliedCode promotion={promotion} onAct={onAct} />
    ) : (
      <CodeEntry promotion={promotion} editing={editing} setEditing={setEditing} onAct={onAct} />
    ),
  };
  // oxlint-disable-next-line react/refs -- handed on with the props, not read
  return render ? render(root, { promotion }) : <div {...root} />;
});

function CodeEntry(props: {
  readonly promotion: PromotionState;
  readonly editing: boolean;
  readonly setEditing: (editing: boolean) => void;
  readonly onAct: () => void;
}): ReactElement {
  const { promotion, editing, setEditing, onAct } = props;
  const { messages, components } = useCheckoutContext();
  const { Button, Input } = components;
  const { applyPromotionCode, ready } = useCheckout(pickEntry);
  const [code, setCode] = useState('');
  const [cancelled, setCancelled] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const rejected = promotion.status === 'rejected' && !cancelled;
  const applying = promotion.status === 'applying';
  const shown = editing || applying || rejected;
  // What the shopper has just asked for gets the focus, once: the field that was opened, the button it was given up for.
  const focusNext = useRef<'input' | 'button' | null>(null);
  useEffect(() => {
    if (focusNext.current) box.current?.querySelector<HTMLElement>(focusNext.current)?.focus();
    focusNext.current = null;
  });

  const open = (isOpen: boolean): void => {
    focusNext.current = isOpen ? 'input' : 'button';
    setCancelled(!isOpen);
    setCode('');
    setEditing(isOpen);
  };
  const apply = (): void => {
    if (!ready || applying || code.trim() === '') return;
    setCancelled(false);
    onAct();
    void applyPromotionCode(code);
  };
  if (!shown) {
    return (
      <div ref={box}>
        <Button variant="link" type="button" aria-expanded={false} onClick={() => open(true)}>
          {messages.promotionAdd}
        </Button>
      </div>
    );
  }
  const reason = rejected
    ? promotion.error.code === 'promotion_rejected'
      ? messages.promotionRejected
      : messages.promotionFailed
    : '';
  return (
    <div ref={box}>
      <label htmlFor={id}>{messages.promotionCode}</label>
      <div className="clink-promotion-entry">
        <Input
          id={id}
          type="text"
          value={code}
          readOnly={applying}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={rejected}
          aria-describedby={`${id}-reason`}
          onChange={(event) => setCode(event.target.value)}
          // No form element: the checkout may stand inside one of the host's.
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            // Neither a form nor a dialog of the host's around it is meant.
            event.preventDefault();
            event.stopPropagation();
            if (event.key === 'Enter') apply();
            else open(false);
          }}
        />
        <Button
          variant="secondary"
          type="button"
          disabled={!ready || applying || code.trim() === ''}
          onClick={apply}
        >
          {applying ? messages.promotionApplying : messages.promotionApply}
        </Button>
        <Button variant="link" type="button" disabled={applying} onClick={() => open(false)}>
          {messages.promotionCancel}
        </Button>
      </div>
      <p id={`${id}-reason`} role="alert" className="clink-field-error">
        {reason}
      </p>
    </div>
  );
}

function AppliedCode(props: {
  readonly promotion: Extract<PromotionState, { status: 'applied' | 'clearing' }>;
  readonly onAct: () => void;
}): ReactElement {
  const { messages, components, locale } = useCheckoutContext();
  const { Button } = components;
  const { clearPromotionCode, amount, ready } = useCheckout(pickApplied);
  const { promotion, onAct } = props;
  // While it is being removed the amount still holds what is known of it.
  const details = promotion.status === 'applied' ? promotion : amount?.promotion;
  const isKept = promotion.status === 'applied' && promotion.error;
  return (
    <>
      <div className="clink-promotion-applied">
        <span>
          <strong>{promotion.code}</strong>{' '}
          {!!details?.discount && amount && (
            <span className="clink-amount">{formatAmount(-details.discount, amount.currency, locale)}</span>
          )}
          {details?.duration && <small> {details.duration}</small>}
          {details?.terms && <small> {details.terms}</small>}
        </span>
        <Button
          variant="link"
          type="button"
          disabled={!ready || promotion.status === 'clearing'}
          onClick={() => {
            onAct();
            void clearPromotionCode();
          }}
        >
          {messages.promotionRemove(promotion.code)}
        </Button>
      </div>
      <p role="alert" className="clink-field-error">
        {isKept && messages.promotionFailed}
      </p>
    </>
  );
}
