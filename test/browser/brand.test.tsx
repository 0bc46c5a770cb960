import { act, render, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ClinkCheckout } from '../../src/index.ts';
import { BLACK, contrast, readableOn, readColor, textOn, WHITE } from '../../src/react/color.ts';
import type { Color } from '../../src/react/color.ts';
import { readBrand } from '../../src/react/readBrand.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import '../../src/styles.css';

beforeEach(() => {
  resetPage();
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
  return () => document.body.removeAttribute('style');
});

function Page({ background, button }: { readonly background: string; readonly button: string }) {
  document.body.style.background = background;
  return (
    <header>
      <button type="button">Menu</button>
      <button type="button" style={{ background: 'transparent', border: 0, borderRadius: '2px' }}>
        Log in
      </button>
      <button type="button" style={{ background: button, border: 0, borderRadius: '14px' }}>
        Buy
      </button>
    </header>
  );
}

describe('colours', () => {
  it.each([
    ['#1f7a5c', [31, 122, 92, 1]],
    ['rgb(255 0 0 / 50%)', [255, 0, 0, 0.5]],
    ['hsl(240 100% 50%)', [0, 0, 255, 1]],
    ['oklch(100% 0 0)', [255, 255, 255, 1]],
  ])('%s is read as the browser paints it', (css, color) => {
    const read = readColor(css) ?? [];
    color.forEach((channel, index) => expect(read[index]).toBeCloseTo(channel, 1));
  });

  it('what is none is none', () => {
    expect(readColor('no colour')).toBeNull();
  });

  it('every colour has text on it, and can be used as text, that reaches AA', () => {
    for (let red = 0; red <= 255; red += 51) {
      for (let green = 0; green <= 255; green += 51) {
        for (let blue = 0; blue <= 255; blue += 51) {
          const color: Color = [red, green, blue, 1];
          expect(contrast(textOn(color), color)).toBeGreaterThanOrEqual(4.5);
          for (const ground of [WHITE, BLACK]) {
            expect(contrast(readableOn(color, ground), ground)).toBeGreaterThanOrEqual(4.5);
          }
        }
      }
    }
  });
});

describe('the brand of a page', () => {
  it('is read off the button that stands out, on light and on dark ground', () => {
    const { rerender } = render(<Page background="#ffffff" button="#1f7a5c" />);
    expect(readBrand(document)).toEqual({
      theme: 'light',
      primaryColor: '#1f7a5c',
      radius: { components: 14, card: 20 },
    });
    rerender(<Page background="#101214" button="#7fd9a4" />);
    expect(readBrand(document)).toMatchObject({ theme: 'dark', primaryColor: '#7fd9a4' });
  });

  it('is made readable where it is hard to see', () => {
    render(<Page background="#ffffff" button="#ffe14d" />);
    const { primaryColor = '' } = readBrand(document);
    const color = readColor(primaryColor);
    expect(color && contrast(color, WHITE)).toBeGreaterThanOrEqual(4.5);
  });

  it('may be a black button as well', () => {
    render(<Page background="#ffffff" button="#000000" />);
    expect(readBrand(document).primaryColor).toBe('#000000');
  });

  it('is the scheme alone on a page without such a button', () => {
    render(<p>Nothing to press</p>);
    expect(readBrand(document)).toEqual({ theme: 'light' });
  });
});

it('a checkout that inherits hands the brand to the SDK and follows the page’s theme without a new instance', async () => {
  const fake = createFakeClink();
  const presets: unknown[] = [];
  render(
    <>
      <Page background="#ffffff" button="#1f7a5c" />
      <ClinkCheckout
        endpoint={fake.endpoint}
        loadElements={(options) => {
          presets.push(options.presetOptions);
          return fake.loadElements(options);
        }}
        order={{ cartId: crypto.randomUUID() }}
        returnUrl="/?s={ELEMENTS_SESSION_ID}"
        appearance="inherit"
      />
    </>,
  );
  const checkout = document.querySelector<HTMLElement>('.clink-checkout');
  await waitFor(() => expect(checkout).toHaveAttribute('data-status', 'ready'));
  expect(presets).toEqual([
    expect.objectContaining({
      theme: 'light',
      primaryColor: '#1f7a5c',
      radius: { components: 14, card: 20 },
    }),
  ]);
  const pay = document.querySelector('.clink-pay');
  await waitFor(() => expect(pay && getComputedStyle(pay).backgroundColor).toBe('rgb(31, 122, 92)'));
  act(() => {
    document.body.style.background = '#101214';
  });
  await waitFor(() => expect(checkout).toHaveAttribute('data-theme', 'dark'));
  expect(fake.calls).toContain('setTheme dark');
  expect(fake.instances).toHaveLength(1);
});
