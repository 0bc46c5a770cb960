import type { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutAmount } from './amount.ts';
import type { CheckoutSession, SessionProgress } from './CheckoutSession.ts';

/** What happens to a checkout, whoever has made it happen. Past tense, or in -ing for what has begun. */
export type CheckoutEvent =
  | { readonly type: 'opened' | 'closed' | 'sdkLoaded' | 'initialized' | 'submitted' | 'accepted' }
  | { readonly type: 'sessionCreated'; readonly session: CheckoutSession; readonly progress: SessionProgress }
  | { readonly type: 'canSubmitChanged'; readonly canSubmit: boolean }
  | { readonly type: 'submitVisibleChanged'; readonly submitVisible: boolean }
  | { readonly type: 'fieldsChanged'; readonly fieldsShown: boolean }
  | { readonly type: 'amountChanged'; readonly amount: CheckoutAmount }
  | { readonly type: 'promotionApplying' | 'promotionClearing'; readonly code: string }
  | { readonly type: 'promotionRejected'; readonly error: CheckoutError }
  | { readonly type: 'noticed'; readonly error: CheckoutError }
  | { readonly type: 'succeeded'; readonly alreadyPaid: boolean }
  | { readonly type: 'failed' | 'interrupted'; readonly error: CheckoutError }
  | { readonly type: 'expiring' | 'expired' | 'renewed' | 'retried' | 'reloaded' | 'replaced' };
