import type { ClinkEnvironment } from '../protocol/environment.ts';
import type { AmountInfo } from './AmountInfo.ts';

/**
 * Clink's Elements SDK as this library sees it. The SDK is not a dependency: it arrives as a value of these shapes,
 * from a script tag or from the merchant. Source: Clink's documentation of `@clink-ai/clink-elements`. It does not
 * print the spelling of `on`, `off` and `submit`; this file is the one place where they are assumed.
 */
export interface ClinkElements {
  /** Each type once per instance, `paymentMethod` first. */
  createElement(type: ElementType): ClinkElement;
  on<E extends keyof ElementsEvents>(event: E, handler: (payload: ElementsEvents[E]) => void): void;
  off<E extends keyof ElementsEvents>(event: E, handler: (payload: ElementsEvents[E]) => void): void;
  /** Hands the shopper's details over for payment. The outcome arrives as events. */
  submit(): void | Promise<void>;
  promoCodeChange(change: PromotionCodeChange): void | Promise<void>;
  setLocale(locale: string): void;
  setTheme(theme: 'light' | 'dark'): void;
  /** Final: nothing may be called afterwards. */
  destroy(): void;
}

export type ElementType = 'paymentMethod' | 'currencySelect';

export interface ClinkElement {
  mount(container: HTMLElement): void;
  /** May be called any number of times. */
  unmount(): void;
}

export type PromotionCodeChange =
  { readonly type: 'apply'; readonly code: string } | { readonly type: 'clear' };

/** Payload of each SDK event. */
export interface ElementsEvents {
  /** `true` means that the host may submit. */
  'submit-enabled': boolean;
  /** `false` while a wallet button inside the frame owns submission: the host's button is hidden then. */
  'submit-visible': boolean;
  'amount-change': AmountInfo;
  'session-init-success': undefined;
  /** A signal for the screen, never proof of payment. */
  'session-success': undefined;
  /** Accepted, result unknown. */
  'session-pending': undefined;
  'promo-code-error': unknown;
  /** An error with a `name` such as `SessionExpiredError`. */
  error: unknown;
}

export interface PresetOptions {
  /** BCP 47 */
  readonly locale?: string | undefined;
  readonly theme?: 'light' | 'dark' | undefined;
  /** CSS colour */
  readonly primaryColor?: string | undefined;
  /** Pixels */
  readonly radius?:
    { readonly components?: number | undefined; readonly card?: number | undefined } | undefined;
  readonly currencySelect?: { readonly hideIfOneCurrency?: boolean | undefined } | undefined;
  readonly section?: { readonly hideSkeleton?: boolean | undefined } | undefined;
}

export interface LoadElementsOptions {
  /** `pk_…` */
  readonly publishKey: string;
  readonly environment: ClinkEnvironment;
  readonly sessionId: string;
  readonly presetOptions?: PresetOptions | undefined;
}

/** Makes the one instance of a session. Rejects with the SDK's own errors. */
export type LoadElements = (options: LoadElementsOptions) => Promise<ClinkElements>;
