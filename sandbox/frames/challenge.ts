import { applyAddress } from './applyAppearance.ts';
import { callClink } from './callClink.ts';
import { element } from './element.ts';
import { isOpaque } from './isOpaque.ts';
import { readParameters } from './readParameters.ts';
import { textsFor } from './texts/textsFor.ts';

// The page of the shopper's bank, as 3-D Secure shows it inside the payment frame.
applyAddress();
const parameters = readParameters();
const texts = textsFor(parameters.get('locale') ?? 'en');
document.documentElement.lang = texts.locale;

const complete = element('button', { type: 'button', class: 'primary' }, texts.completeAuthentication);
const cancel = element('button', { type: 'button', class: 'plain' }, texts.cancel);
complete.addEventListener('click', () => void answer('authenticated'));
cancel.addEventListener('click', () => void answer('cancelled'));

document
  .querySelector('#root')
  ?.append(
    element(
      'section',
      { class: 'bank' },
      element('p', { class: 'bank-name' }, 'Sandbox Bank'),
      element('h1', {}, texts.confirmPayment),
      element('p', {}, texts.confirmHint),
      complete,
      cancel,
    ),
  );

async function answer(result: 'authenticated' | 'cancelled'): Promise<void> {
  complete.disabled = true;
  cancel.disabled = true;
  try {
    await callClink('challenge', { challengeId: parameters.get('challenge') ?? '', result });
    // Worth nothing by itself: the payment frame asks Clink what became of the payment.
    window.parent.postMessage('challenge-done', isOpaque ? '*' : location.origin);
  } catch {
    complete.disabled = false;
    cancel.disabled = false;
  }
}
