import { applyAddress, wantsSkeleton } from './applyAppearance.ts';
import { connectToHost } from './connectToHost.ts';
import { createPaymentFrame } from './createPaymentFrame.ts';
import { element } from './element.ts';

// The page of the payment frame.
applyAddress();
const root = document.querySelector<HTMLElement>('#root');
if (root !== null) {
  if (wantsSkeleton()) {
    const bars = ['short', 'long', 'long', 'long'].map((size) => element('div', { class: `bar ${size}` }));
    root.append(element('div', { class: 'skeleton', 'aria-hidden': 'true' }, ...bars));
  }
  void connectToHost().then((host) => createPaymentFrame(root, host));
}
