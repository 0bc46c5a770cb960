import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CheckoutReturn, ClinkCheckout, PayButton, PaymentMethod } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import '../../src/styles.css';

/** What resets and themes of bare elements do, each made as bad as can be seen. */
const RUDE = `
  *, ::before, ::after { box-sizing: border-box; margin: 7px; padding: 0; border: 0 dotted lime; border-radius: 9px }
  :is(button, input, a, p, h2, label, ul, li, dl, dt, dd, small, strong, img) {
    font: italic 700 30px/2 cursive; letter-spacing: 3px; text-transform: uppercase; text-align: end; color: lime;
    background: transparent; max-width: 50px; list-style: disc; text-decoration: overline; opacity: 0.5;
  }
  ul li, dl dd { display: block; vertical-align: top }
`;
const CHECKOUT = { returnUrl: '/complete?session_id={ELEMENTS_SESSION_ID}' };

beforeEach(() => {
  resetPage();
  return () => document.querySelectorAll('style[data-test]').forEach((sheet) => sheet.remove());
});

function addRules(css: string): void {
  const sheet = document.createElement('style');
  sheet.dataset['test'] = '';
  sheet.textContent = css;
  document.head.append(sheet);
}

/** In which no reset changes a width or a place. */
function Frame({ children }: { readonly children: ReactElement }): ReactElement {
  return <div style={{ position: 'relative', inlineSize: 400, margin: 0 }}>{children}</div>;
}

/** Every computed style of the library's own elements, one in a line. */
function readStyles(): readonly string[] {
  for (const animation of document.getAnimations()) animation.currentTime = 0;
  const region = screen.getByRole('region', { name: 'Checkout' });
  // Where the payment fields are is Clink's.
  const own = [region, ...region.querySelectorAll(':not(.clink-payment-method *, .clink-currency-select *)')];
  return own.flatMap((element, index) =>
    ['', '::before', '::after'].flatMap((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const name = `${index} ${element.tagName.toLowerCase()}.${element.className}${pseudo}`;
      return pseudo && style.content === 'none'
        ? []
        : [...style].map((property) => `${name} { ${property}: ${style.getPropertyValue(property)} }`);
    }),
  );
}

function expectUntouched(): void {
  const before = readStyles();
  expect(before.length).toBeGreaterThan(300);
  addRules(RUDE);
  const after = readStyles();
  expect(after.filter((line, index) => line !== before[index])).toEqual([]);
  expect(after).toHaveLength(before.length);
}

function show(clink: FakeClink, cartId: string): void {
  render(
    <Frame>
      <ClinkCheckout {...clink.props} {...CHECKOUT} order={{ cartId }} />
    </Frame>,
  );
}

describe("the page's rules for bare elements, a reset above all, leave as it was", () => {
  it('what stands in for a form that is not there yet', () => {
    const clink = createFakeClink({ autoReady: false });
    show(clink, 'reset_loading');
    expectUntouched();
  });

  it('a form with lines, a promotion code being entered and a decline', async () => {
    const clink = createFakeClink({
      amount: {
        subtotalAmount: 24,
        discountAmount: 4,
        totalAmount: 20,
        products: [
          {
            name: 'Mug',
            quantity: 2,
            unitAmount: 12,
            trialLabel: '7 days free',
            imageUrl: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
          },
        ],
      },
    });
    show(clink, 'reset_form');
    await userEvent.click(await screen.findByRole('button', { name: 'Add promotion code' }));
    await userEvent.click(await screen.findByRole('button', { name: /^Pay/ }));
    act(() => clink.decline());
    await screen.findByText(/not accepted/);
    expectUntouched();
  });

  it.each(['paid', 'failed'] as const)('the return page of a payment that is %s', async (paymentStatus) => {
    const status = paymentStatus === 'paid' ? 'complete' : 'open';
    render(
      <Frame>
        <CheckoutReturn
          endpoint={async (sessionId) => ({ sessionId, status, paymentStatus })}
          sessionId={`sess_reset_${paymentStatus}`}
          retryHref="/cart"
        />
      </Frame>,
    );
    await waitFor(() => expect(screen.getByRole('region')).toHaveAttribute('aria-busy', 'false'));
    expectUntouched();
  });
});

describe('a page has its way', () => {
  it('with every rule that names a class', async () => {
    const clink = createFakeClink();
    addRules('.clink-button { background: rgb(1 2 3); padding: 33px } .clink-summary { padding: 5px }');
    show(clink, 'reset_named');
    const pay = await screen.findByRole('button', { name: /^Pay/ });
    expect(getComputedStyle(pay)).toMatchObject({ backgroundColor: 'rgb(1, 2, 3)', paddingTop: '33px' });
    expect(getComputedStyle(screen.getByRole('region', { name: 'Order summary' })).paddingTop).toBe('5px');
  });

  it('with all that it puts into the checkout itself', async () => {
    const clink = createFakeClink();
    addRules('h2 { color: rgb(1 2 3) } button { background: rgb(4 5 6) }');
    render(
      <ClinkCheckout
        {...clink.props}
        {...CHECKOUT}
        order={{ cartId: 'reset_children' }}
        components={{ Button: ({ variant, ...props }) => <button {...props} data-mine={variant} /> }}
      >
        <h2>Your mug</h2>
        <PaymentMethod />
        <PayButton />
      </ClinkCheckout>,
    );
    const pay = await screen.findByRole('button', { name: /^Pay/ });
    expect(getComputedStyle(pay).backgroundColor).toBe('rgb(4, 5, 6)');
    expect(getComputedStyle(screen.getByRole('heading')).color).toBe('rgb(1, 2, 3)');
  });
});
