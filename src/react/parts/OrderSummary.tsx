import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import type { AmountLine } from '../../checkout/amount.ts';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { formatAmount } from '../formatAmount.ts';
import { useCheckout } from '../useCheckout.ts';
import type { Part } from '../Part.ts';

export type OrderSummaryProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'>;

const pickAmount = (view: CheckoutView): CheckoutView['amount'] => view.amount;

/** What is paid for and how much, as Clink reports it. Shows nothing to read until the amounts are known. */
export const OrderSummary: Part<OrderSummaryProps, HTMLElement> = forwardRef<HTMLElement, OrderSummaryProps>(
  function OrderSummary({ className = '', ...props }, ref) {
    const { messages, locale } = useCheckoutContext();
    const amount = useCheckout(pickAmount);
    const format = (value: number): string => (amount ? formatAmount(value, amount.currency, locale) : '');
    return (
      <section
        aria-label={messages.summary}
        {...props}
        ref={ref}
        className={`clink-summary ${className}`.trimEnd()}
        data-status={amount ? 'known' : 'unknown'}
      >
        {amount && (
          <>
            {amount.lines.length > 0 && (
              <ul className="clink-lines">
                {amount.lines.map((line, index) => (
                  <SummaryLine key={`${index} ${line.name}`} line={line} format={format} />
                ))}
              </ul>
            )}
            <dl className="clink-totals">
              <SummaryRow name="subtotal" label={messages.subtotal} value={amount.subtotal} format={format} />
              <SummaryRow
                name="discount"
                label={messages.discount}
                value={amount.discount === null ? null : -amount.discount}
                format={format}
              />
              <SummaryRow name="tax" label={messages.tax} value={amount.tax} format={format} />
              <div data-row="total">
                <dt>{messages.total}</dt>
                <dd>{format(amount.total)}</dd>
              </div>
            </dl>
          </>
        )}
      </section>
    );
  },
);

function SummaryLine(props: {
  readonly line: AmountLine;
  readonly format: (value: number) => string;
}): ReactElement {
  const { messages } = useCheckoutContext();
  const { line, format } = props;
  const terms = [line.trial, line.recurring].filter(Boolean).join(' · ');
  return (
    <li>
      {line.imageUrl && <img src={line.imageUrl} alt="" width="48" height="48" />}
      <span className="clink-line-name">
        {line.name}
        {line.quantity > 1 && (
          <span className="clink-line-quantity"> {messages.quantity(line.quantity)}</span>
        )}
        {terms && <small>{terms}</small>}
      </span>
      {line.unitAmount !== null && <span>{format(line.unitAmount * line.quantity)}</span>}
    </li>
  );
}

/** A row that would say nothing, such as a discount of none, is left out. */
function SummaryRow(props: {
  readonly name: string;
  readonly label: string;
  readonly value: number | null;
  readonly format: (value: number) => string;
}): ReactElement | null {
  const { name, label, value, format } = props;
  if (!value) return null;
  return (
    <div data-row={name}>
      <dt>{label}</dt>
      <dd>{format(value)}</dd>
    </div>
  );
}
