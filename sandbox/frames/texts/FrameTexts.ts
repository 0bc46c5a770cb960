import type { CardProblem } from '../../elements/card.ts';
import type { TestCard } from '../../elements/testCards.ts';

/** Why something failed, as the shopper reads it. */
export type FailureTextCode =
  | 'card_declined'
  | 'insufficient_funds'
  | 'authentication_failed'
  | 'test_card_unknown'
  | 'payment_failed'
  | 'payment_cancelled'
  | 'payment_in_progress'
  | 'card_details_invalid'
  | 'method_not_available'
  | 'network_error'
  | 'session_expired'
  | 'session_complete'
  | 'promotion_code_invalid'
  | 'promotion_code_expired'
  | 'promotion_codes_not_allowed';

/** Every word the frames say, in one language. */
export interface FrameTexts {
  /** BCP 47 */
  readonly locale: string;
  readonly paymentMethod: string;
  readonly card: string;
  readonly cardNumber: string;
  readonly expiryDate: string;
  readonly expiryPlaceholder: string;
  readonly securityCode: string;
  readonly securityCodePlaceholder: string;
  readonly numberProblems: Readonly<Record<Exclude<CardProblem, 'past'>, string>>;
  readonly expiryProblems: Readonly<Record<CardProblem, string>>;
  readonly securityCodeProblem: string;
  readonly googlePayHint: string;
  readonly payWithGooglePay: string;
  readonly cashAppHint: string;
  readonly scanWithCashApp: string;
  readonly scanHint: string;
  readonly simulateScan: string;
  readonly anotherMethod: string;
  readonly processing: string;
  readonly processingHint: string;
  readonly paid: string;
  readonly noMethod: string;
  readonly currency: string;
  readonly sandbox: string;
  readonly testCards: string;
  readonly testCardHint: string;
  readonly testCardLabels: Readonly<Record<TestCard['label'], string>>;
  readonly confirmPayment: string;
  readonly confirmHint: string;
  readonly completeAuthentication: string;
  readonly cancel: string;
  readonly failures: Readonly<Record<FailureTextCode, string>>;
}
