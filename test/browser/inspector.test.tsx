import { render, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { ClinkCheckout } from '../../src/index.ts';
import { CheckoutInspector } from '../../src/inspector/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';

beforeEach(resetPage);

async function inspectIn(container: HTMLElement, placement: 'corner' | 'inline') {
  const clink = createFakeClink();
  const checkout = () => (
    <ClinkCheckout
      {...clink.props}
      order={{ cartId: 'inspected' }}
      returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
    >
      <CheckoutInspector placement={placement} />
    </ClinkCheckout>
  );
  const { rerender } = render(checkout(), { container });
  await waitFor(() => expect(container.querySelector('.clink-inspector')).not.toBeNull());
  const inspector = container.querySelector<HTMLElement>('.clink-inspector') as HTMLElement;
  return { inspector, rerender: () => rerender(checkout()) };
}

const isStyled = (inspector: HTMLElement): boolean =>
  inspector.ownerDocument.defaultView?.getComputedStyle(inspector).fontFamily.includes('mono') === true;

it('stands in another document with a look of its own', async () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inside = frame.contentDocument as Document;
  const { inspector } = await inspectIn(inside.body.appendChild(inside.createElement('div')), 'corner');
  expect(isStyled(inspector)).toBe(true);
  frame.remove();
});

it.each(['corner', 'inline'] as const)(
  'waits, when it is to stand %s, for what it is in to be put into the page',
  async (placement) => {
    const container = document.createElement('div');
    const { inspector, rerender } = await inspectIn(container, placement);
    document.body.append(container);
    rerender();
    expect(isStyled(inspector)).toBe(true);
    expect(inspector.matches(':popover-open')).toBe(placement === 'corner');
    container.remove();
  },
);
