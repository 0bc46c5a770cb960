import { forwardRef } from 'react';
import type { ComponentPropsWithRef, ComponentPropsWithoutRef, ReactElement } from 'react';
import type { AmountLine, CheckoutAmount } from '../../checkout/amount.ts';
import { useCheckoutContext } from '../CheckoutProvider.tsx';
import type { CheckoutView } from '../CheckoutView.ts';
import { formatAmount } from '../formatAmount.ts';
import type { Part, RenderPart } from '../Part.ts';
import { useCheckout } from '../useCheckout.ts';

/** Props of `OrderSummary`, and the attributes of a `<section>`. */
export interface OrderSummaryProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** Another element in its place; hand on all of its props. */
  readonly render?:
    RenderPart<ComponentPropsWithRef<'section'>, { readonly amount: CheckoutAmount | null }> | undefined;
}

type Format = (value: number) => string;

const pickSummary = ({ amount, status }: CheckoutView) => ({
  amount,
  // Nothing is known and nothing more will be: an empty box would wait for it in vain.
  hidden: amount === null && (status === 'complete' || status === 'expired' || status === 'failed'),
});

/** What is paid for and how much, as Clink reports it. Holds its place until the amounts are known. */
export const OrderSummary: Part<OrderSummaryProps, HTMLElement> = forwardRef<HTMLElement, OrderSummaryProps>(
  function OrderSummary({ className = '', render, ...props }, ref) {
    const { messages, locale } = useCheckoutContext();
    const { amount, hidden } = useCheckout(pickSummary);
    const format: Format = (value) => (amount ? formatAmount(value, amount.currency, locale) : '');
    const root = {
      'aria-label': messages.summary,
      ...props,
      ref,
      className: `clink-summary ${className}`.trimEnd(),
      'data-status': amount ? 'known' : 'unknown',
      hidden,
      children: amount && (
        <>
          {amount.lines.length > 0 && (
            <ul className="clink-lines">
              {amount.lines.map((line, index) => (
                <SummaryLine key={`${index} ${line.name}`} line={line} format={format} />
              ))}
            </ul>
          )}
          <dl className="clink-totals">
            {rowsOf(amount).map(([row, value]) => (
              <div key={row} data-row={row}>
                <dt>{messages[row]}</dt>
                <dd className="clink-amount">{format(value)}</dd>
              </div>
            ))}
          </dl>
        </>
      ),
    };
    // oxlint-disable-next-line react/refs -- handed on with the props, not read
    return render ? render(root, { amount }) : <section {...root} />;
  },
);

function SummaryLine({ line, format }: { readonly line: AmountLine; readonly format: Format }): ReactElement {
  const { messages } = useCheckoutContext();
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
      {line.unitAmount !== null && (
        <span className="clink-amount">{format(line.unitAmount * line.quantity)}</span>
      )}
    </li>
  );
}

type Row = readonly [row: 'subtotal' | 'discount' | 'tax' | 'total', value: number];

/** A row that would say nothing, such as a discount of none, is left out. */
function rowsOf({ subtotal, discount, tax, total }: CheckoutAmount): readonly Row[] {
  const rows: readonly Row[] = [
    ['subtotal', subtotal ?? 0],
    ['discount', -(discount ?? 0)],
    ['tax', tax ?? 0],
    ['total', total],
  ];
  return rows.filter(([row, value]) => row === 'total' || value !== 0);
}
