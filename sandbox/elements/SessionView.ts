import type { AmountInfo } from '../../src/elements/AmountInfo.ts';
import type { FailureCode } from '../ledger/records.ts';

/** The ways to pay that the sandbox can play. */
export type SandboxMethod = 'CARD' | 'GOOGLEPAY' | 'CASHAPP';

/** What the SDK and its frames may know of a session. */
export interface SessionView {
  readonly sessionId: string;
  readonly status: 'open' | 'completed' | 'expired';
  readonly paymentStatus: 'unpaid' | 'processing' | 'paid';
  /** Until the session expires, by the sandbox's clock: the page's own may be wrong. */
  readonly expiresInMs: number;
  readonly currency: string;
  /** What the shopper can pay in. */
  readonly currencies: readonly string[];
  readonly amount: AmountInfo;
  /** What the shopper can pay with in the chosen currency. */
  readonly methods: readonly SandboxMethod[];
  readonly preferredMethod: SandboxMethod | null;
  /** Whether the QR code of the preferred method opens at once. */
  readonly opensQrCode: boolean;
  /** The latest attempt. */
  readonly payment: PaymentView | null;
}

export interface PaymentView {
  readonly paymentId: string;
  readonly method: SandboxMethod;
  readonly status: 'requires_action' | 'processing' | 'succeeded' | 'failed';
  readonly action:
    | { readonly type: 'challenge'; readonly challengeId: string }
    | { readonly type: 'qr_code'; readonly content: string }
    | null;
  readonly failureCode: FailureCode | null;
}

/** How the shopper pays: the body of a confirmation. */
export type PaymentDetails =
  | {
      readonly method: 'CARD';
      readonly number: string;
      readonly expiry: string;
      readonly securityCode: string;
    }
  | { readonly method: 'GOOGLEPAY' }
  | { readonly method: 'CASHAPP' };

/** A refusal of the elements API: `{ error: ElementsFailure }` with a status above 399. `name` is the SDK's error. */
export interface ElementsFailure {
  readonly name:
    | 'ClinkApiError'
    | 'SessionExpiredError'
    | 'SessionCompleteError'
    | 'SessionNotSupportedError'
    | 'SessionLoadError'
    | 'PromoCodeError'
    | 'PaymentError';
  readonly code: string;
  readonly message: string;
}
