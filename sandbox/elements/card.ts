/** What is wrong with a field of a card; `null` when nothing is. Used by the form and by the API alike. */
export type CardProblem = 'incomplete' | 'invalid' | 'past';

/** A card number: 13 to 19 digits with a correct check digit. Blanks do not count. */
export function checkNumber(text: string): CardProblem | null {
  const digits = digitsOf(text);
  if (digits.length < 13) return 'incomplete';
  return digits.length <= 19 && hasCheckDigit(digits) ? null : 'invalid';
}

/** An expiry date `MM/YY`; a card is good until the end of its month (UTC). */
export function checkExpiry(text: string, now: number): CardProblem | null {
  const digits = digitsOf(text);
  if (digits.length < 4) return 'incomplete';
  const month = Number(digits.slice(0, 2));
  const year = 2000 + Number(digits.slice(2));
  if (digits.length > 4 || month < 1 || month > 12) return 'invalid';
  return Date.UTC(year, month) > now ? null : 'past';
}

/** Three or four digits. */
export function checkSecurityCode(text: string): CardProblem | null {
  return /^\d{3,4}$/.test(text.trim()) ? null : 'incomplete';
}

/** The digits of what was typed. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

// Luhn: from the right, every second digit counts double.
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const counted = place % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
