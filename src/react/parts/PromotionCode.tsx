import { forwardRef, useId, useState } from 'react';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import type { PromotionState } from '../../checkout/state.ts';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { formatAmount } from '../formatAmount.ts';
import { useCheckout } from '../useCheckout.ts';
import type { Part } from '../Part.ts';

export type PromotionCodeProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

const pickPromotion = (view: CheckoutView): PromotionState => view.promotion;
const pickAccepted = (view: CheckoutView): boolean => view.amount?.acceptsPromotionCode ?? false;

/** Lets the shopper apply and remove a promotion code. There only when Clink accepts one for this session. */
export const PromotionCode: Part<PromotionCodeProps, HTMLDivElement> = forwardRef<
  HTMLDivElement,
  PromotionCodeProps
>(function PromotionCode({ className = '', ...props }, ref) {
  const promotion = useCheckout(pickPromotion);
  const accepted = useCheckout(pickAccepted);
  const applied = promotion.status === 'applied' || promotion.status === 'clearing';
  return (
    <div
      {...props}
      ref={ref}
      className={`clink-promotion ${className}`.trimEnd()}
      data-status={promotion.status}
      hidden={!accepted && !applied}
    >
      {applied ? <AppliedCode promotion={promotion} /> : <CodeEntry promotion={promotion} />}
    </div>
  );
});

function CodeEntry({ promotion }: { readonly promotion: PromotionState }): ReactElement {
  const { messages } = useCheckoutContext();
  const { applyPromotionCode, status } = useCheckout();
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const id = useId();
  const rejected = promotion.status === 'rejected';
  const applying = promotion.status === 'applying';
  const canApply = status === 'ready' && !applying && code.trim() !== '';
  const apply = (): void => {
    if (canApply) void applyPromotionCode(code);
  };
  if (!open && !rejected && !applying) {
    return (
      <button type="button" className="clink-link" onClick={() => setOpen(true)}>
        {messages.promotionAdd}
      </button>
    );
  }
  return (
    <>
      <label htmlFor={id}>{messages.promotionCode}</label>
      <div className="clink-promotion-entry">
        <input
          id={id}
          value={code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          // The shopper has just asked for the field.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          aria-invalid={rejected}
          aria-describedby={rejected ? `${id}-error` : undefined}
          onChange={(event) => setCode(event.target.value)}
          // No form element: the checkout may stand inside one of the host's.
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            apply();
          }}
        />
        <button type="button" className="clink-secondary" disabled={!canApply} onClick={apply}>
          {applying ? messages.promotionApplying : messages.promotionApply}
        </button>
      </div>
      {rejected && (
        <p id={`${id}-error`} role="alert" className="clink-field-error">
          {messages.promotionRejected}
        </p>
      )}
    </>
  );
}

function AppliedCode(props: {
  readonly promotion: Extract<PromotionState, { status: 'applied' | 'clearing' }>;
}): ReactElement {
  const { messages, locale } = useCheckoutContext();
  const { clearPromotionCode, amount, status } = useCheckout();
  const { promotion } = props;
  const details = promotion.status === 'applied' ? promotion : null;
  return (
    <div className="clink-promotion-applied">
      <span>
        <strong>{promotion.code}</strong>
        {details?.discount && amount && (
          <span> {formatAmount(-details.discount, amount.currency, locale)}</span>
        )}
        {details?.duration && <small>{details.duration}</small>}
        {details?.terms && <small>{details.terms}</small>}
      </span>
      <button
        type="button"
        className="clink-link"
        disabled={status !== 'ready' || promotion.status === 'clearing'}
        onClick={() => void clearPromotionCode()}
      >
        {messages.promotionRemove(promotion.code)}
      </button>
    </div>
  );
}
