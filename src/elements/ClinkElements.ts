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
  /** Tells `handler` of each such event from now on. */
  on<E extends keyof ElementsEvents>(event: E, handler: (payload: ElementsEvents[E]) => void): void;
  /** Tells it no more; the same function as given to `on`. */
  off<E extends keyof ElementsEvents>(event: E, handler: (payload: ElementsEvents[E]) => void): void;
  /** Hands the shopper's details over for payment. The outcome arrives as events. */
  submit(): void | Promise<void>;
  /** Applies or removes a promotion code. What came of it arrives as `amount-change` or `promo-code-error`. */
  promoCodeChange(change: PromotionCodeChange): void | Promise<void>;
  /** BCP 47. Changes the language of the fields in place. */
  setLocale(locale: string): void;
  /** Changes the theme of the fields in place. */
  setTheme(theme: 'light' | 'dark'): void;
  /** Final: nothing may be called afterwards. */
  destroy(): void;
}

/** What the SDK can put into the page: the payment fields, and the choice of currency. */
export type ElementType = 'paymentMethod' | 'currencySelect';

/** One element of an instance. */
export interface ClinkElement {
  /** Puts its frame into the container, which must be in the page. */
  mount(container: HTMLElement): void;
  /** May be called any number of times. */
  unmount(): void;
}

/** What `promoCodeChange` is to do: apply this code, or clear the one in force. */
export type PromotionCodeChange =
  { readonly type: 'apply'; readonly code: string } | { readonly type: 'clear' };

/** Payload of each SDK event. */
export interface ElementsEvents {
  /** `true` means that the host may submit. */
  'submit-enabled': boolean;
  /** `false` while a wallet button inside the frame owns submission: the host's button is hidden then. */
  'submit-visible': boolean;
  /** What is to be paid has changed, or is known for the first time. */
  'amount-change': AmountInfo;
  /** The fields can be used: the host's own skeleton may go. */
  'session-init-success': undefined;
  /** A signal for the screen, never proof of payment. */
  'session-success': undefined;
  /** Accepted, result unknown. */
  'session-pending': undefined;
  /** A promotion code was not accepted. The form stays. */
  'promo-code-error': unknown;
  /** An error with a `name` such as `SessionExpiredError`. */
  error: unknown;
}

/** Look and language that the fields begin with. */
export interface PresetOptions {
  /** BCP 47 */
  readonly locale?: string | undefined;
  /** Scheme of the fields. */
  readonly theme?: 'light' | 'dark' | undefined;
  /** CSS colour */
  readonly primaryColor?: string | undefined;
  /** Pixels */
  readonly radius?:
    { readonly components?: number | undefined; readonly card?: number | undefined } | undefined;
  /** The choice of currency: left out where there is only one, with `hideIfOneCurrency`. */
  readonly currencySelect?: { readonly hideIfOneCurrency?: boolean | undefined } | undefined;
  /** The SDK's own skeleton: left out with `hideSkeleton`, where the host shows one. */
  readonly section?: { readonly hideSkeleton?: boolean | undefined } | undefined;
}

/** What the SDK is loaded with. */
export interface LoadElementsOptions {
  /** `pk_…` */
  readonly publishKey: string;
  /** The one that key and session belong to. */
  readonly environment: ClinkEnvironment;
  /** `sess_…` */
  readonly sessionId: string;
  /** Look and language to begin with. */
  readonly presetOptions?: PresetOptions | undefined;
}

/** Makes the one instance of a session. Rejects with the SDK's own errors. */
export type LoadElements = (options: LoadElementsOptions) => Promise<ClinkElements>;
