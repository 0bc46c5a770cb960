import { CheckoutProblem } from './CheckoutProblem.ts';
import type { ClinkAnswer } from './readClinkAnswer.ts';

type Refusal = Extract<ClinkAnswer, { kind: 'refused' }>;

/** What the caller is told when Clink said no: whose fault it is, and Clink's word for it, but never Clink's text. */
export function refusalProblem({ status, code, reason: cause }: Refusal): CheckoutProblem {
  if (status === 401 || status === 403) {
    return new CheckoutProblem(
      502,
      'clink_unauthorized',
      'Clink does not accept this server: its secret key, or its clock, is wrong.',
      { cause },
    );
  }
  if (status === 429 || status === 503) {
    return new CheckoutProblem(503, 'clink_busy', 'Clink is busy. Try again in a moment.', {
      cause,
      headers: { 'Retry-After': '2' },
    });
  }
  return new CheckoutProblem(422, code ?? 'clink_rejected', 'Clink did not accept the order.', { cause });
}
