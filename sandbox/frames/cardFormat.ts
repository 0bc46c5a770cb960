import { digitsOf } from '../elements/card.ts';

/** `4242 4242 4242 4242` */
export function formatNumber(text: string): string {
  return digitsOf(text)
    .slice(0, 19)
    .replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** `04 / 30`. A first digit above 1 can only be a month by itself. */
export function formatExpiry(text: string): string {
  const typed = digitsOf(text);
  const isSingleMonth = /^[2-9]/.test(typed) || (/^\d\s*\/\s*/.test(text) && typed.length > 0);
  // Four digits of a year come from autofill (04/2030): the last two are meant.
  const digits = (isSingleMonth ? `0${typed}` : typed).replace(/^(\d{2})20(\d{2})$/, '$1$2').slice(0, 4);
  return digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits;
}

/** `123` */
export function formatSecurityCode(text: string): string {
  return digitsOf(text).slice(0, 4);
}

/**
 * Formats a field while it is typed in. The caret stays behind the digit it was behind, so that a digit can be
 * mended in the middle.
 */
export function formatWhileTyping(input: HTMLInputElement, format: (text: string) => string): void {
  input.addEventListener('input', () => {
    const formatted = format(input.value);
    if (formatted === input.value) return;
    const caret = input.selectionStart ?? input.value.length;
    const isAtEnd = caret === input.value.length;
    const digitsBefore = digitsOf(input.value.slice(0, caret)).length;
    input.value = formatted;
    const place = isAtEnd ? formatted.length : placeAfterDigits(formatted, digitsBefore);
    input.setSelectionRange(place, place);
  });
}

function placeAfterDigits(text: string, digits: number): number {
  let place = 0;
  for (let seen = 0; place < text.length && seen < digits; place++) {
    if (/\d/.test(text.charAt(place))) seen++;
  }
  return place;
}
