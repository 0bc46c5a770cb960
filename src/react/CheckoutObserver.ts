import type { CheckoutListener } from '../checkout/Checkout.ts';
import type { CheckoutDiagnostic } from './CheckoutOptions.ts';

/** A tool that follows a checkout beside its callbacks. Neither may throw. */
export interface CheckoutObserver {
  /** Every event that changed something. */
  readonly onEvent: CheckoutListener;
  readonly onDiagnostic: (diagnostic: CheckoutDiagnostic) => void;
}
