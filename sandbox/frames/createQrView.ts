import { encode } from 'uqr';
import { element, picture } from './element.ts';
import type { FrameTexts } from './texts/FrameTexts.ts';

export interface QrView {
  readonly element: HTMLElement;
  localize(texts: FrameTexts): void;
  show(content: string): void;
}

/** The code to scan with Cash App. */
export function createQrView(on: { readonly scan: () => void; readonly leave: () => void }): QrView {
  const title = element('h2', { tabindex: '-1' });
  const hint = element('p');
  const code = element('div', { class: 'qr-code', role: 'img' });
  const scan = element('button', { type: 'button', class: 'primary' });
  const leave = element('button', { type: 'button', class: 'plain' });
  scan.addEventListener('click', on.scan);
  leave.addEventListener('click', on.leave);
  return {
    element: element('section', { class: 'view qr', hidden: true }, title, code, hint, scan, leave),
    localize(texts) {
      title.textContent = texts.scanWithCashApp;
      code.setAttribute('aria-label', texts.scanWithCashApp);
      hint.textContent = texts.scanHint;
      scan.textContent = texts.simulateScan;
      leave.textContent = texts.anotherMethod;
    },
    show(content) {
      const { size, data } = encode(content, { ecc: 'M', border: 2 });
      const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
      code.replaceChildren(picture(`0 0 ${size} ${size}`, { d: squares.join(''), fill: '#000' }));
    },
  };
}
