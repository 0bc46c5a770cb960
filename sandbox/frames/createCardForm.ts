import { checkExpiry, checkNumber, checkSecurityCode } from '../elements/card.ts';
import type { PaymentDetails } from '../elements/SessionView.ts';
import { formatExpiry, formatNumber, formatSecurityCode } from './cardFormat.ts';
import { createField } from './createField.ts';
import { element } from './element.ts';
import type { FrameTexts } from './texts/FrameTexts.ts';

export interface CardForm {
  readonly element: HTMLElement;
  localize(texts: FrameTexts): void;
  fill(number: string): void;
  /** The card, or `null` with the problems shown and the first of them in focus. */
  read(): PaymentDetails | null;
}

/** The three fields of a card. */
export function createCardForm(): CardForm {
  const number = createField({
    name: 'number',
    autocomplete: 'cc-number',
    maxLength: 23,
    format: formatNumber,
  });
  const expiry = createField({ name: 'expiry', autocomplete: 'cc-exp', maxLength: 9, format: formatExpiry });
  const code = createField({
    name: 'code',
    autocomplete: 'cc-csc',
    maxLength: 4,
    format: formatSecurityCode,
  });
  // What the texts say of each field now, so that a change of language changes the errors shown as well.
  const checks = [
    {
      field: number,
      problem: (texts: FrameTexts) => {
        const found = checkNumber(number.input.value);
        return found === null || found === 'past' ? null : texts.numberProblems[found];
      },
    },
    {
      field: expiry,
      problem: (texts: FrameTexts) => {
        const found = checkExpiry(expiry.input.value, Date.now());
        return found === null ? null : texts.expiryProblems[found];
      },
    },
    {
      field: code,
      problem: (texts: FrameTexts) =>
        checkSecurityCode(code.input.value) === null ? null : texts.securityCodeProblem,
    },
  ];
  const shown = new Set<(typeof checks)[number]>();
  let texts: FrameTexts;

  function show(check: (typeof checks)[number]): boolean {
    const problem = check.problem(texts);
    check.field.setProblem(problem);
    if (problem === null) shown.delete(check);
    else shown.add(check);
    return problem === null;
  }

  for (const check of checks) {
    const { input } = check.field;
    // A problem is told when the shopper is done with the field, and goes as soon as it is mended.
    input.addEventListener('blur', () => input.value !== '' && show(check));
    input.addEventListener('input', () => shown.has(check) && check.problem(texts) === null && show(check));
  }

  return {
    element: element(
      'div',
      { class: 'card-form' },
      number.element,
      element('div', { class: 'pair' }, expiry.element, code.element),
    ),
    localize(next) {
      texts = next;
      number.setLabel(next.cardNumber, '1234 1234 1234 1234');
      expiry.setLabel(next.expiryDate, next.expiryPlaceholder);
      code.setLabel(next.securityCode, next.securityCodePlaceholder);
      for (const check of shown) show(check);
    },
    fill(digits) {
      number.input.value = formatNumber(digits);
      expiry.input.value = `12 / ${String((new Date().getFullYear() + 3) % 100).padStart(2, '0')}`;
      code.input.value = '123';
      for (const check of checks) show(check);
    },
    read() {
      const wrong = checks.filter((check) => !show(check));
      wrong[0]?.field.input.focus();
      return wrong.length > 0
        ? null
        : {
            method: 'CARD',
            number: number.input.value,
            expiry: expiry.input.value,
            securityCode: code.input.value,
          };
    },
  };
}
