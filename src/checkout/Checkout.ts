import type { ElementType, PresetOptions } from '../elements/ClinkElements.ts';
import type { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutAmount } from './amount.ts';
import type { CheckoutEvent } from './CheckoutEvent.ts';
import type { CheckoutState } from './state.ts';

/** What can change at any time without a new session. */
export interface LiveSettings {
  readonly presetOptions: PresetOptions;
  /** Milliseconds before the end of the session at which it is announced. */
  readonly expiryNotice: number;
  /** Whether a session that expired unpaid is renewed without asking, once. */
  readonly autoRenew: boolean;
}

/** How a submit ended. It never rejects, so that it can stand in an event handler as it is. */
export type SubmitResult =
  | { readonly ok: true; readonly status: 'complete' | 'pending' }
  | { readonly ok: false; readonly error: CheckoutError };

/** How a change of the promotion code ended. It never rejects. */
export type PromotionResult =
  | { readonly ok: true; readonly amount: CheckoutAmount }
  | { readonly ok: false; readonly error: CheckoutError };

export type CheckoutListener = (state: CheckoutState, previous: CheckoutState, event: CheckoutEvent) => void;

/** One checkout: its state, and the verbs that change it. */
export interface Checkout {
  getState(): CheckoutState;
  subscribe(listener: CheckoutListener): () => void;
  open(): void;
  close(): void;
  attach(type: ElementType, container: HTMLElement | null): void;
  configure(settings: LiveSettings): void;
  submit(): Promise<SubmitResult>;
  applyPromotionCode(code: string): Promise<PromotionResult>;
  clearPromotionCode(): Promise<PromotionResult>;
  retry(): void;
  renew(): void;
}
