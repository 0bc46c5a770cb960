import type { AmountInfo } from '../elements/AmountInfo.ts';
import type {
  ClinkElement,
  ClinkElements,
  ElementsEvents,
  ElementType,
  PromotionCodeChange,
} from '../elements/ClinkElements.ts';
import type { FakeRecord, FakeSessionState } from './FakeLedger.ts';

interface FakeElementsOptions {
  readonly sessionId: string;
  readonly session: FakeRecord;
  /** Becomes ready by itself once the payment method is mounted. */
  readonly autoReady: boolean;
  readonly log: (call: string) => void;
  /** Told of what the SDK forbids, beside the exception: a caller may swallow that. */
  readonly onMisuse: (text: string) => void;
  readonly onDestroy: () => void;
}

/**
 * An SDK instance without frames. As strict as the documentation: a second element of a type, `currencySelect` before
 * `paymentMethod`, a second mount of an element, a submit that is not enabled or not visible, and any use after `destroy`
 * throw.
 */
export class FakeElements implements ClinkElements {
  /** The session it shows. */
  readonly sessionId: string;
  /** Where each element is mounted; `null` where it is not. */
  readonly mounted: Record<ElementType, HTMLElement | null> = { paymentMethod: null, currencySelect: null };
  /** Whether `destroy` was called. */
  isDestroyed = false;
  /** The change of the promotion code that has no answer yet. */
  promotionAsked: PromotionCodeChange | null = null;
  readonly #options: FakeElementsOptions;
  readonly #created = new Set<ElementType>();
  readonly #handlers = new Map<keyof ElementsEvents, Set<(payload: never) => void>>();
  #isReady = false;
  #isEnabled = false;
  #isVisible = true;
  #isSubmitting = false;

  /** Made by `createFakeClink().loadElements`. */
  constructor(options: FakeElementsOptions) {
    this.#options = options;
    this.sessionId = options.sessionId;
  }

  /** What the session costs, as `amount-change` tells it. */
  get amount(): AmountInfo {
    return this.#options.session.amount;
  }

  /** Whether its form is in the page and ready. */
  get isReady(): boolean {
    return this.#isReady && !this.isDestroyed;
  }

  /** How far the session has come. */
  get state(): FakeSessionState {
    return this.#options.session.state;
  }

  /** Whether a payment is under way that can have an end: one that was submitted, or a wallet's inside the fields. */
  get isPaying(): boolean {
    if (this.state === 'pending') return true;
    return this.state === 'open' && this.#isReady && (this.#isSubmitting || !this.#isVisible);
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
        if (this.mounted[type]) throw this.#misuse(`${type} was mounted twice without an unmount`);
        this.mounted[type] = container;
        if (type === 'paymentMethod' && this.#options.autoReady) {
          queueMicrotask(() => {
            if (!this.isDestroyed && this.mounted[type] && !this.#isReady) this.ready();
          });
        }
      },
      unmount: () => {
        this.#use(`unmount ${type}`);
        this.mounted[type] = null;
        // The fields are put up anew where they are mounted next, and have to become ready again.
        if (type === 'paymentMethod') this.#isReady = false;
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
    if (!this.#isReady) throw this.#misuse('submit while no payment fields are ready');
    if (!this.#isEnabled) throw this.#misuse('submit while it is not enabled');
    if (!this.#isVisible) throw this.#misuse('submit while it is not visible');
    this.#isSubmitting = true;
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

  /** Changes the amount and tells it. */
  setAmount(amount: AmountInfo): void {
    this.#options.session.amount = amount;
    this.emit('amount-change', amount);
  }

  /** Tells an error as the SDK does. One that ends the session ends it. */
  fail(error: Error): void {
    const { session } = this.#options;
    session.state = stateAfter(session.state, error.name);
    this.emit('error', error);
  }

  /** The form can be used: amount, `submit-visible`, `submit-enabled`, `session-init-success`; a pending payment is told. */
  ready(): void {
    if (this.state === 'paid' || this.state === 'expired') return;
    this.#isReady = true;
    this.emit('amount-change', this.amount);
    this.emit('submit-visible', true);
    this.emit('submit-enabled', this.state === 'open' && !this.#isSubmitting);
    this.emit('session-init-success', undefined);
    if (this.state === 'pending') this.emit('session-pending', undefined);
  }

  #follow<E extends keyof ElementsEvents>(event: E, payload: ElementsEvents[E]): void {
    const { session } = this.#options;
    if (event === 'submit-enabled') {
      this.#isEnabled = payload === true;
      // The form took the submit back, as where a field is not filled in.
      if (this.#isEnabled) this.#isSubmitting = false;
    }
    if (event === 'submit-visible') this.#isVisible = payload === true;
    if (event === 'session-pending') session.state = 'pending';
    if (event === 'session-success') session.state = 'paid';
    if (event === 'error' || event === 'session-success') this.#isSubmitting = false;
    if (session.state === 'paid' || session.state === 'expired') this.#isEnabled = false;
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

function stateAfter(before: FakeSessionState, errorName: string): FakeSessionState {
  // A payment on its way outlives the session's time.
  if (errorName === 'SessionExpiredError') return before === 'pending' ? 'pending' : 'expired';
  if (errorName === 'SessionCompleteError') return 'paid';
  return errorName === 'PaymentError' ? 'open' : before;
}
