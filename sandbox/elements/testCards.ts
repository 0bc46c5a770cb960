import type { FailureCode } from '../ledger/records.ts';

/** What a card does in the sandbox. */
export type CardBehaviour =
  | { readonly type: 'succeeds' }
  | { readonly type: 'fails'; readonly code: FailureCode }
  | { readonly type: 'challenges' }
  /** After `Settings.pendingDelayMs`. */
  | { readonly type: 'settles'; readonly failureCode: FailureCode | null };

export interface TestCard {
  readonly number: string;
  /** Key of the text that tells a developer what the card does. */
  readonly label:
    'succeeds' | 'declined' | 'insufficientFunds' | 'challenge' | 'pendingPaid' | 'pendingFailed';
  readonly behaviour: CardBehaviour;
}

export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', label: 'succeeds', behaviour: { type: 'succeeds' } },
  { number: '4000002500003155', label: 'challenge', behaviour: { type: 'challenges' } },
  { number: '4000000000000002', label: 'declined', behaviour: { type: 'fails', code: 'card_declined' } },
  {
    number: '4000000000009995',
    label: 'insufficientFunds',
    behaviour: { type: 'fails', code: 'insufficient_funds' },
  },
  { number: '4000000000000077', label: 'pendingPaid', behaviour: { type: 'settles', failureCode: null } },
  {
    number: '4000000000000259',
    label: 'pendingFailed',
    behaviour: { type: 'settles', failureCode: 'payment_failed' },
  },
];

/** What a card with a valid number does: a number that is no test card is declined. */
export function behaviourOf(digits: string): CardBehaviour {
  return (
    TEST_CARDS.find((card) => card.number === digits)?.behaviour ?? {
      type: 'fails',
      code: 'test_card_unknown',
    }
  );
}
