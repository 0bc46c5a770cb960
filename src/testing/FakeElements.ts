import type { AmountInfo } from '../elements/AmountInfo.ts';
import type {
  ClinkElement,
  ClinkElements,
  ElementsEvents,
  ElementType,
  PromotionCodeChange,
} from '../elements/ClinkElements.ts';

/** An error as the SDK makes them: known by its name. */
export function sdkError(name: string, code?: string): Error {
  return Object.assign(new Error(`${name} (fake)`), { name }, code === undefined ? {} : { code });
}

interface FakeElementsOptions {
  readonly sessionId: string;
  readonly amount: AmountInfo;
  /** Becomes ready by itself once the payment method is mounted. */
  readonly autoReady: boolean;
  readonly log: (call: string) => void;
  /** Told of what the SDK forbids, beside the exception: a caller may swallow that. */
  readonly onMisuse: (text: string) => void;
  readonly onDestroy: () => void;
}

/**
 * An SDK instance without frames. As strict as the documentation: a second element of a type, `currencySelect` before
 * `paymentMethod`, a submit that is not enabled, and any use after `destroy` throw.
 */
export class FakeElements implements ClinkElements {
  /** The session it shows. */
  readonly sessionId: string;
  /** Where each element is mounted; `null` where it is not. */
  readonly mounted: Record<ElementType, HTMLElement | null> = { paymentMethod: null, currencySelect: null };
  /** What `amount-change` reported last. */
  amount: AmountInfo;
  /** Whether `destroy` was called. */
  isDestroyed = false;
  /** The change of the promotion code that has no answer yet. */
  promotionAsked: PromotionCodeChange | null = null;
  readonly #options: FakeElementsOptions;
  readonly #created = new Set<ElementType>();
  readonly #handlers = new Map<keyof ElementsEvents, Set<(payload: never) => void>>();
  #isReady = false;
  #mayAct = false;
  #hasSubmitted = false;
  #walletHasIt = false;

  /** Made by `createFakeClink().loadElements`. */
  constructor(options: FakeElementsOptions) {
    this.#options = options;
    this.sessionId = options.sessionId;
    this.amount = options.amount;
  }

  /** Whether a payment is under way that can have an end: one that was submitted, or a wallet's inside the fields. */
  get isPaying(): boolean {
    return this.#hasSubmitted || this.#walletHasIt;
  }

  createElement(type: ElementType): ClinkElement {
    this.#use(`createElement ${type}`);
    if (this.#created.has(type)) throw this.#misuse(`${type} was created before`);
    if (type === 'currencySelect' && !this.#created.has('paymentMethod')) {
      throw this.#misuse('currencySelect was created before paymentMethod');
    }
    this.#created.add(type);
    return {
      mount: (container) => {
        this.#use(`mount ${type}`);
        if (!container.isConnected) {
          throw this.#misuse(`${type} was mounted into an element outside of the page`);
        }
        this.mounted[type] = container;
        if (type === 'paymentMethod' && this.#options.autoReady && !this.#isReady) {
          queueMicrotask(() => {
            if (!this.isDestroyed && !this.#isReady) this.ready();
          });
        }
      },
      unmount: () => {
        this.#use(`unmount ${type}`);
        this.mounted[type] = null;
      },
    };
  }

  on<E extends keyof ElementsEvents>(event: E, handler: (payload: ElementsEvents[E]) => void): void {
    this.#use(`on ${event}`);
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
  }

  off<E extends keyof ElementsEvents>(event: E, handler: (payload: ElementsEvents[E]) => void): void {
    this.#use(`off ${event}`);
    this.#handlers.get(event)?.delete(handler);
  }

  submit(): void {
    this.#use('submit');
    if (!this.#mayAct) throw this.#misuse('submit while it is not enabled');
    this.#hasSubmitted = true;
    this.emit('submit-enabled', false);
  }

  promoCodeChange(change: PromotionCodeChange): void {
    this.#use(`promoCodeChange ${change.type}`);
    this.promotionAsked = change;
  }

  setLocale(locale: string): void {
    this.#use(`setLocale ${locale}`);
  }

  setTheme(theme: 'light' | 'dark'): void {
    this.#use(`setTheme ${theme}`);
  }

  destroy(): void {
    this.#use('destroy');
    this.isDestroyed = true;
    this.#options.onDestroy();
  }

  /** Sends an event to whoever listens, as the SDK would. */
  emit<E extends keyof ElementsEvents>(event: E, payload: ElementsEvents[E]): void {
    this.#follow(event, payload);
    for (const handler of this.#handlers.get(event) ?? []) handler(payload as never);
  }

  /** The form can be used: amount, `submit-enabled`, `session-init-success`. */
  ready(): void {
    this.#isReady = true;
    this.emit('amount-change', this.amount);
    this.emit('submit-visible', true);
    this.emit('submit-enabled', true);
    this.emit('session-init-success', undefined);
  }

  #follow<E extends keyof ElementsEvents>(event: E, payload: ElementsEvents[E]): void {
    if (event === 'submit-enabled') this.#mayAct = payload === true;
    if (event === 'submit-visible') this.#walletHasIt = payload === false;
    // What is pending has no end yet.
    if (event === 'session-success' || event === 'error') this.#hasSubmitted = false;
    if (event === 'amount-change' || event === 'promo-code-error') this.promotionAsked = null;
  }

  #use(call: string): void {
    if (this.isDestroyed) throw this.#misuse(`${call} after destroy`);
    this.#options.log(call);
  }

  #misuse(text: string): Error {
    this.#options.onMisuse(text);
    return new Error(text);
  }
}
