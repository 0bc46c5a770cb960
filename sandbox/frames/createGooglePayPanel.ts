import { element, picture } from './element.ts';
import type { FrameTexts } from './texts/FrameTexts.ts';

export interface GooglePayPanel {
  readonly element: HTMLElement;
  localize(texts: FrameTexts): void;
}

/** The wallet's own button: it submits from inside the frame. */
export function createGooglePayPanel(onPay: () => void): GooglePayPanel {
  const hint = element('p');
  const label = element('span');
  const button = element(
    'button',
    { type: 'button', class: 'wallet' },
    picture('0 0 24 24', {
      d: 'M5 12.500l4.500 4.500L19 7.500',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': '2',
      'stroke-linecap': 'round',
    }),
    label,
  );
  button.addEventListener('click', onPay);
  return {
    element: element('div', { class: 'panel' }, hint, button),
    localize(texts) {
      hint.textContent = texts.googlePayHint;
      label.textContent = texts.payWithGooglePay;
    },
  };
}
