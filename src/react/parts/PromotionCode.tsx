import { forwardRef, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import type { ComponentPropsWithRef, ComponentPropsWithoutRef, ReactElement } from 'react';
import type { PromotionState } from '../../checkout/state.ts';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { formatAmount } from '../formatAmount.ts';
import type { Part, RenderPart } from '../Part.ts';
import { useCheckout } from '../useCheckout.ts';

export interface PromotionCodeProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Another element in its place; hand on all of its props. */
  readonly render?:
    RenderPart<ComponentPropsWithRef<'div'>, { readonly promotion: PromotionState }> | undefined;
}

const pickPromotion = (view: CheckoutView): PromotionState => view.promotion;
const pickReady = (view: CheckoutView): boolean => view.status === 'ready';
const pickApply = (view: CheckoutView): CheckoutView['applyPromotionCode'] => view.applyPromotionCode;
/** Only where Clink accepts codes, and for a code that came with the session. */
const pickShown = ({ amount, status }: CheckoutView): boolean =>
  !!amount && (amount.acceptsPromotionCode || !!amount.promotion) && OPEN.has(status);
const OPEN: ReadonlySet<CheckoutView['status']> = new Set(['mounting', 'ready', 'submitting', 'pending']);
const ADD_BUTTON = '[aria-expanded]';
const REMOVE_BUTTON = '.clink-promotion-applied button';

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
  const successor = useRef<string | null>(null);
  useEffect(() => {
    const next = successor.current && node.current?.querySelector<HTMLElement>(successor.current);
    if (!next) return;
    successor.current = null;
    if (document.activeElement === document.body) next.focus();
  });
  const focusNext: FocusNext = (selector) => {
    successor.current = selector;
  };
  const root = {
    ...props,
    ref: node,
    className: `clink-promotion ${className}`.trimEnd(),
    'data-status': promotion.status === 'none' ? (editing ? 'editing' : 'collapsed') : promotion.status,
    hidden: !shown,
    children: applied ? (
      <AppliedCode promotion={promotion} focusNext={focusNext} />
    ) : (
      <CodeEntry promotion={promotion} editing={editing} setEditing={setEditing} focusNext={focusNext} />
    ),
  };
  // oxlint-disable-next-line react/refs -- handed on with the props, not read
  return render ? render(root, { promotion }) : <div {...root} />;
});

/** Names what gets the focus when what was pressed has gone. */
type FocusNext = (selector: string) => void;

function CodeEntry(props: {
  readonly promotion: PromotionState;
  readonly editing: boolean;
  readonly setEditing: (editing: boolean) => void;
  readonly focusNext: FocusNext;
}): ReactElement {
  const { promotion, editing, setEditing, focusNext } = props;
  const { messages, components } = useCheckoutContext();
  const { Button, Input } = components;
  const applyPromotionCode = useCheckout(pickApply);
  const isReady = useCheckout(pickReady);
  const [code, setCode] = useState('');
  const [cancelled, setCancelled] = useState(false);
  const id = useId();
  const rejected = promotion.status === 'rejected' && !cancelled;
  const applying = promotion.status === 'applying';
  const ready = isReady && !applying && code.trim() !== '';

  const open = (isOpen: boolean): void => {
    setCancelled(!isOpen);
    setCode('');
    setEditing(isOpen);
  };
  const apply = (): void => {
    if (!ready) return;
    setCancelled(false);
    focusNext(REMOVE_BUTTON);
    void applyPromotionCode(code);
  };
  if (!editing && !applying && !rejected) {
    return (
      <div>
        <Button
          variant="link"
          type="button"
          aria-expanded={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field it stands for was just given up
          autoFocus={cancelled}
          onClick={() => open(true)}
        >
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
    <div>
      <label htmlFor={id}>{messages.promotionCode}</label>
      <div className="clink-promotion-entry">
        <Input
          id={id}
          type="text"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the shopper has just opened it
          autoFocus={editing}
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
        <Button variant="secondary" type="button" disabled={!ready} onClick={apply}>
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
  readonly focusNext: FocusNext;
}): ReactElement {
  const { messages, components, locale } = useCheckoutContext();
  const { Button } = components;
  const { clearPromotionCode, amount, status } = useCheckout();
  const { promotion, focusNext } = props;
  // While it is being removed the amount still holds what is known of it.
  const details = promotion.status === 'applied' ? promotion : amount?.promotion;
  return (
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
        disabled={status !== 'ready' || promotion.status === 'clearing'}
        onClick={() => {
          focusNext(ADD_BUTTON);
          void clearPromotionCode();
        }}
      >
        {messages.promotionRemove(promotion.code)}
      </Button>
    </div>
  );
}
