import type { ReactNode } from 'react';

type Outcome = 'confirming' | 'paid' | 'processing' | 'failed' | 'unavailable' | 'expired' | 'invalid';

/** The outcome as a sign. The heading beside it says the same in words. */
export function StatusMark({ outcome }: { readonly outcome: Outcome }): ReactNode {
  return (
    <svg
      className="status-mark"
      data-outcome={outcome}
      viewBox="0 0 56 56"
      width="56"
      height="56"
      aria-hidden="true"
    >
      <circle cx="28" cy="28" r="26" />
      <path d={SIGNS[outcome]} />
    </svg>
  );
}

const CLOCK = 'M28 16v12l8 5';
const QUESTION = 'M22.5 23a5.5 5.5 0 1 1 8 5c-2 1-2.5 2-2.5 4M28 38.5v.1';

const SIGNS: Readonly<Record<Outcome, string>> = {
  confirming: '',
  paid: 'M18 28.5l7 7 13.5-14.5',
  processing: CLOCK,
  expired: CLOCK,
  failed: 'M20.5 20.5l15 15M35.5 20.5l-15 15',
  unavailable: QUESTION,
  invalid: QUESTION,
};
