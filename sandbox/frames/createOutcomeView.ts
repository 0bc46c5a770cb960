import { element, picture } from './element.ts';
import type { FrameTexts } from './texts/FrameTexts.ts';

export interface OutcomeView {
  readonly element: HTMLElement;
  localize(texts: FrameTexts): void;
  show(outcome: 'processing' | 'paid'): void;
}

/** What the form gives way to while the result is open, and when the payment is made. */
export function createOutcomeView(): OutcomeView {
  const title = element('h2');
  const hint = element('p');
  const spinner = element('div', { class: 'spinner', 'aria-hidden': 'true' });
  const check = picture(
    '0 0 48 48',
    { d: 'M24 4a20 20 0 1 1 0 40a20 20 0 1 1 0-40Z', class: 'disc' },
    { d: 'M15 24.500l6.500 6.500l12-13', class: 'tick' },
  );
  check.classList.add('check');
  const box = element(
    'section',
    { class: 'view outcome', role: 'status', hidden: true },
    spinner,
    check,
    title,
    hint,
  );
  let outcome: 'processing' | 'paid' = 'processing';
  let texts: FrameTexts | undefined;

  function write(): void {
    box.dataset['outcome'] = outcome;
    title.textContent = (outcome === 'paid' ? texts?.paid : texts?.processing) ?? '';
    hint.textContent = outcome === 'paid' ? '' : (texts?.processingHint ?? '');
  }

  return {
    element: box,
    localize(next) {
      texts = next;
      write();
    },
    show(next) {
      outcome = next;
      write();
    },
  };
}
