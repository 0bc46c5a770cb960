import type { FailureTextCode } from './FrameTexts.ts';
import { textsFor } from './textsFor.ts';

/** What a shopper reads about a failure; a code that is not known reads as a failed payment. */
export function failureText(code: string, locale: string): string {
  const { failures } = textsFor(locale);
  return Object.hasOwn(failures, code) ? failures[code as FailureTextCode] : failures.payment_failed;
}
