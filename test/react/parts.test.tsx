import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import type { ComponentType, ReactElement, RefAttributes } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CheckoutProvider,
  CheckoutStatus,
  ClinkCheckout,
  CurrencySelect,
  OrderSummary,
  PayButton,
  PaymentMethod,
  PromotionCode,
  useCheckoutSession,
} from '../../src/index.ts';
import type { CheckoutComponents, ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps, renderCheckout } from './renderCheckout.tsx';

beforeEach(resetPage);

const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const untilReady = () => waitFor(() => expect(region()).toHaveAttribute('data-status', 'ready'));

interface AnyPart {
  readonly className?: string;
  readonly id?: string;
  readonly title?: string;
  readonly render?: (props: never, state: never) => ReactElement;
}
type AnyPartType = ComponentType<AnyPart & RefAttributes<HTMLElement>>;

describe.each([
  ['PaymentMethod', PaymentMethod],
  ['CurrencySelect', CurrencySelect],
  ['OrderSummary', OrderSummary],
  ['PromotionCode', PromotionCode],
  ['PayButton', PayButton],
  ['CheckoutStatus', CheckoutStatus],
] as unknown as [string, AnyPartType][])('%s', (_, Part) => {
  it('is one element that takes class, props and a ref, and shows its state', async () => {
    const ref = createRef<HTMLElement>();
    const { fake } = renderCheckout({
      children: (
        <>
          <PaymentMethod />
          <Part ref={ref} id="part" className="mine" title="Mine" />
        </>
      ),
    });
    await untilReady();
    expect(fake.instances).toHaveLength(1);
    expect(ref.current).toBe(document.getElementById('part'));
    expect(ref.current).toHaveClass('mine');
    expect(ref.current).toHaveAttribute('title', 'Mine');
    expect(ref.current).toHaveAttribute('data-status');
    expect(ref.current?.className).toMatch(/^clink-/);
  });

  it('can be rendered as another element, which gets everything', async () => {
    const ref = createRef<HTMLElement>();
    const seen: unknown[] = [];
    renderCheckout({
      children: (
        <Part
          ref={ref}
          id="part"
          render={({ children, ...props }: { children?: ReactElement }, state: unknown) => {
            seen.push(state);
            return (
              <article {...props} data-mine="">
                {children}
              </article>
            );
          }}
        />
      ),
    });
    await waitFor(() => expect(document.getElementById('part')?.tagName).toBe('ARTICLE'));
    expect(ref.current).toHaveAttribute('data-mine');
    expect(ref.current).toHaveAttribute('data-status');
    expect(seen[0]).toBeTypeOf('object');
  });
});

describe('a design system’s own elements', () => {
  const components: Partial<CheckoutComponents> = {
    Button: ({ variant, className, ...props }) => <button {...props} className={`ds-button ds-${variant}`} />,
    Input: (props) => <input {...props} className="ds-input" />,
    Link: ({ children, ...props }) => (
      <a {...props} className="ds-link">
        {children}
      </a>
    ),
  };

  it('are used wherever a part has a button, an input or a link', async () => {
    const { fake } = renderCheckout({ components });
    await untilReady();
    expect(screen.getByRole('button', { name: 'Pay $24.00' })).toHaveClass('ds-button', 'ds-primary');
    await userEvent.click(screen.getByRole('button', { name: 'Add promotion code' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Promotion code' }), 'A');
    expect(screen.getByRole('textbox')).toHaveClass('ds-input');
    expect(screen.getByRole('button', { name: 'Apply' })).toHaveClass('ds-secondary');
    act(() => fake.succeed());
    expect(screen.getByRole('link', { name: 'View your order' })).toHaveClass('ds-link');
    expect(document.querySelector('.clink-button, .clink-input')).toBeNull();
  });

  it('work below a CheckoutProvider of one’s own', async () => {
    const fake = createFakeClink();
    function Mine(props: ClinkCheckoutProps) {
      const { checkout, status } = useCheckoutSession(props);
      return (
        <CheckoutProvider
          checkout={checkout}
          components={components}
          messages={{ pay: (amount) => `Buy for ${amount}` }}
        >
          <p>{status}</p>
          <PaymentMethod />
          <PayButton />
        </CheckoutProvider>
      );
    }
    render(<Mine {...checkoutProps(fake)} />);
    expect(await screen.findByText('ready')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Buy for $24.00' })).toHaveClass('ds-primary');
  });
});

it.each([
  ['a function that gives something back', (node: HTMLElement | null) => node],
  ['a function', () => {}],
])('%s may be the ref of a part', async (_, ref) => {
  const { unmount } = renderCheckout({ children: <PaymentMethod ref={ref as () => void} /> });
  await untilReady();
  expect(unmount).not.toThrow();
});

describe('the pay button', () => {
  it('can be stopped by the host', async () => {
    const { fake } = renderCheckout({
      children: (
        <>
          <PaymentMethod />
          <PayButton onClick={(event) => event.preventDefault()}>Order now</PayButton>
        </>
      ),
    });
    await untilReady();
    await userEvent.click(screen.getByRole('button', { name: 'Order now' }));
    expect(fake.calls).not.toContain('submit');
  });

  it('is not there before the form is', () => {
    renderCheckout({}, { autoReady: false });
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the order summary', () => {
  it('shows lines, discount, tax, terms and the total in the currency’s own digits', async () => {
    renderCheckout(
      { locale: 'en-US' },
      {
        amount: {
          totalAmount: 4620,
          currency: 'JPY',
          subtotalAmount: 4800,
          discountAmount: 480,
          taxAmount: 300,
          products: [
            { name: 'Mug', quantity: 2, unitAmount: 1200, imageUrl: 'https://shop.example/mug.svg' },
            {
              name: 'Beans',
              quantity: 1,
              unitAmount: 2400,
              trialLabel: '7 days free',
              recurringLabel: 'per month',
            },
          ],
        },
      },
    );
    await untilReady();
    const summary = screen.getByRole('region', { name: 'Order summary' });
    expect(summary).toHaveTextContent('Mug × 2¥2,400');
    expect(summary).toHaveTextContent('Beans7 days free · per month¥2,400');
    expect(summary).toHaveTextContent('Subtotal¥4,800Discount-¥480Tax¥300Total¥4,620');
    expect(summary.querySelector('img')).toHaveAttribute('alt', '');
  });
});

describe('the promotion code', () => {
  const add = () => screen.getByRole('button', { name: 'Add promotion code' });
  const input = () => screen.getByRole('textbox', { name: 'Promotion code' });

  it('puts the focus into the field it opens, and back on the button when it is given up', async () => {
    renderCheckout();
    await untilReady();
    await userEvent.click(add());
    expect(input()).toHaveFocus();
    await userEvent.keyboard('abc{Escape}');
    expect(add()).toHaveFocus();
    await userEvent.click(add());
    expect(input()).toHaveValue('');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(add()).toHaveFocus();
  });

  it('keeps the focus where something has taken the place of what was pressed', async () => {
    const { fake } = renderCheckout();
    await untilReady();
    await userEvent.click(add());
    await userEvent.keyboard('WELCOME10{Enter}');
    act(() => fake.acceptPromotion('WELCOME10', 2.4));
    expect(screen.getByRole('button', { name: 'Remove WELCOME10' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    act(() => fake.clearPromotion());
    expect(add()).toHaveFocus();
  });

  it('puts the focus right in a design system that hands on no autoFocus', async () => {
    renderCheckout({
      components: {
        Button: ({ children, onClick }) => <button onClick={onClick}>{children}</button>,
        Input: ({ id, value, onChange, onKeyDown }) => (
          <input id={id} value={value} onChange={onChange} onKeyDown={onKeyDown} />
        ),
      },
    });
    await untilReady();
    await userEvent.click(add());
    expect(input()).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(add()).toHaveFocus();
  });

  it('takes the focus from nobody when Clink drops the code', async () => {
    const { fake } = renderCheckout();
    await untilReady();
    await userEvent.click(add());
    await userEvent.keyboard('WELCOME10{Enter}');
    act(() => fake.acceptPromotion('WELCOME10', 2.4));
    screen.getByRole('button', { name: /^Pay/ }).focus();
    act(() => fake.clearPromotion());
    expect(screen.getByRole('button', { name: /^Pay/ })).toHaveFocus();
  });

  it('shows what an applied code takes off, how long and on which terms', async () => {
    renderCheckout(
      {},
      {
        amount: {
          promotionCodeInfo: {
            code: 'FOREVER20',
            discountAmount: 4.8,
            durationLabel: 'For ever',
            terms: 'New customers',
          },
        },
      },
    );
    await untilReady();
    const part = document.querySelector('.clink-promotion');
    expect(part).toHaveTextContent('FOREVER20 -$4.80 For ever New customers');
    expect(part).toHaveAttribute('data-status', 'applied');
  });

  it('that cannot be removed stays applied, says so in its place, and nothing of the payment', async () => {
    const { fake } = renderCheckout();
    await untilReady();
    await userEvent.click(add());
    await userEvent.keyboard('WELCOME10{Enter}');
    act(() => fake.acceptPromotion('WELCOME10', 2.4));
    const remove = screen.getByRole('button', { name: 'Remove WELCOME10' });
    await userEvent.click(remove);
    act(() => fake.rejectPromotion());
    expect(screen.getByRole('alert')).toHaveTextContent('That did not work. Try again.');
    expect(remove).toBeEnabled();
    expect(document.querySelector('.clink-promotion')).toHaveAttribute('data-status', 'applied');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(screen.getByRole('button', { name: /^Pay/ })).toBeEnabled();
    await userEvent.click(remove);
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    act(() => fake.clearPromotion());
    expect(add()).toHaveFocus();
  });

  it('that could not be checked does not claim to be invalid', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { fake } = renderCheckout();
    await untilReady();
    fake.current.promoCodeChange = () => {
      throw new Error('network');
    };
    await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).click(add());
    await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).type(input(), 'A{Enter}');
    await waitFor(() => expect(input()).toHaveAccessibleDescription('That did not work. Try again.'));
    vi.useRealTimers();
  });
});

describe('the focus', () => {
  const frame = () => act(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));

  it('goes to the message when the form the shopper was in has gone, and to the form when it is back', async () => {
    const { fake } = renderCheckout();
    await untilReady();
    await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
    act(() => fake.expire());
    await frame();
    await frame();
    expect(screen.getByRole('status')).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
    await untilReady();
    expect(screen.getByRole('group', { name: 'Payment method' })).toHaveFocus();
  });

  it('is left alone by a checkout that fails before it could be used', async () => {
    const fake = createFakeClink();
    fake.fail('endpoint', new Error('down'));
    render(
      <>
        <input aria-label="Name" />
        <ClinkCheckout {...checkoutProps(fake)} />
      </>,
    );
    await userEvent.click(screen.getByRole('textbox', { name: 'Name' }));
    await screen.findByRole('button', { name: 'Try again' });
    await frame();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus();
  });
});

describe('the attribute data-status', () => {
  it('is rendered with the status of the moment where an element of somebody else’s stands in its place', async () => {
    const marks: unknown[] = [];
    const { fake } = renderCheckout({
      children: (
        <>
          <PaymentMethod />
          <PayButton />
          <CheckoutStatus
            render={(props) => {
              marks.push((props as Record<string, unknown>)['data-status']);
              // Without the ref, as a component of React 18 is that does not forward it.
              const { ref: _, ...rest } = props;
              return <div {...rest} />;
            }}
          />
        </>
      ),
    });
    await untilReady();
    await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
    act(() => fake.pend());
    expect(marks.at(-1)).toBe('pending');
    expect(screen.getByRole('status')).toHaveAttribute('data-status', 'pending');
  });

  it.each([
    ['given', false],
    ['taken away', true],
  ])('stays true when `render` is %s', async (_, isGivenFirst) => {
    const withForm = (isOwn: boolean) => (
      <PaymentMethod data-testid="form" {...(isOwn && { render: (props) => <div {...props} /> })} />
    );
    const { update } = renderCheckout({ children: withForm(isGivenFirst) });
    await untilReady();
    update({ children: withForm(!isGivenFirst) });
    expect(screen.getByTestId('form')).toHaveAttribute('data-status', 'ready');
  });
});
