import type { QueryClient } from '@tanstack/react-query';
import { createCheckout } from '../checkout/createCheckout.ts';
import type { LiveSettings } from '../checkout/Checkout.ts';
import { IDLE } from '../checkout/state.ts';
import type { CheckoutErrorCode } from '../protocol/CheckoutError.ts';
import { createCallbacks } from './callbacks.ts';
import type { CheckoutObserver } from './CheckoutObserver.ts';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { viewOf } from './CheckoutView.ts';
import type { CheckoutView } from './CheckoutView.ts';
import { diagnose } from './diagnose.ts';
import { givenLook, isSame } from './Look.ts';
import type { Look } from './Look.ts';
import { onWake } from './page.ts';
import { loadSdk, startScript } from './sdkScript.ts';
import { createSessionSource } from './sessionSource.ts';
import { warn } from './warn.ts';
import { watchFrame } from './watchFrame.ts';
import { watchLook } from './watchLook.ts';
import type { LookWatch } from './watchLook.ts';

/** A checkout tied to the query cache and to a component's options. What `CheckoutProvider` hands down. */
export interface ConnectedCheckout {
  /** What the page shows now. The same object as long as nothing has changed. */
  getView(): CheckoutView;
  /** What the server and the first client render show. */
  getServerView(): CheckoutView;
  /** Tells the listener of every change, until the function it returns is called. */
  subscribe(listener: () => void): () => void;
  /**
   * For tools of development; nobody is told in production. Returns the way to end it.
   *
   * @internal
   */
  observe(observer: CheckoutObserver): () => void;
  /** Takes the options of the latest render. */
  setOptions(options: CheckoutOptions): void;
  /** Puts the focus on the payment fields. */
  focusForm(): void;
  /** Starts it. Returns the way to leave it. */
  open(): () => void;
}

/** Pure: nothing is fetched, stored or listened to before `open`. */
export function connectCheckout(
  client: QueryClient,
  identity: string,
  initial: CheckoutOptions,
): ConnectedCheckout {
  let options = initial;
  let look = givenLook(initial.appearance);
  let watch: LookWatch | null = null;
  const lookListeners = new Set<() => void>();
  const observers = new Set<CheckoutObserver>();
  const callbacks = createCallbacks(() => options, observers);
  const source = createSessionSource(client, identity, () => options, callbacks);

  const checkout = createCheckout(
    {
      createSession: async () => {
        const made = await source.make();
        // The fields take colour and corners when they are loaded, and never again.
        await watch?.known;
        return made;
      },
      forgetSession: source.forget,
      keepProgress: source.keepProgress,
      isReplaced: source.isReplaced,
      preloadElements: () => startScript(options, callbacks),
      loadElements: async (request) => {
        const load = await loadSdk(options, callbacks);
        return callbacks.time('instance', () => load(request));
      },
      onWake,
      watchFrame,
    },
    settingsOf(initial, look),
    () => callbacks.diagnose('fault', 'the SDK threw beside a payment'),
  );

  let form: HTMLElement | null = null;
  const verbs = {
    submit: checkout.submit,
    applyPromotionCode: checkout.applyPromotionCode,
    clearPromotionCode: checkout.clearPromotionCode,
    retry: checkout.retry,
    renew: checkout.renew,
    paymentMethodRef: (container: HTMLElement | null) => {
      form = container;
      checkout.attach('paymentMethod', container);
    },
    currencySelectRef: (container: HTMLElement | null) => checkout.attach('currencySelect', container),
  };
  const serverView = viewOf(IDLE, verbs, look);
  let shown = checkout.getState();
  let view = serverView;

  function follow(): void {
    watch?.stop();
    watch = watchLook(options.appearance, (next) => {
      if (isSame(next, look)) return;
      look = next;
      checkout.configure(settingsOf(options, look));
      for (const listener of lookListeners) listener();
    });
  }

  return {
    getView: () => {
      const state = checkout.getState();
      if (state !== shown || look !== view.look) {
        shown = state;
        view = viewOf(state, verbs, look);
      }
      return view;
    },
    getServerView: () => serverView,
    subscribe: (listener) => {
      const unsubscribe = checkout.subscribe(listener);
      lookListeners.add(listener);
      return () => {
        unsubscribe();
        lookListeners.delete(listener);
      };
    },
    observe: (observer) => {
      if (process.env.NODE_ENV === 'production') return () => {};
      const unsubscribe = checkout.subscribe(observer.onEvent);
      observers.add(observer);
      return () => {
        unsubscribe();
        observers.delete(observer);
      };
    },
    setOptions: (next) => {
      const before = options.appearance;
      options = next;
      if (watch && !isSame(before, next.appearance)) follow();
      checkout.configure(settingsOf(next, look));
    },
    focusForm: () => form?.focus(),
    open: () => {
      const unsubscribe = checkout.subscribe(callbacks.onTransition);
      const stopForgetting = checkout.subscribe((state) => {
        // A reload is to make another session where Clink does not take this one.
        if (state.status !== 'failed' || !state.session || state.progress !== 'open') return;
        if (REFUSED.has(state.error.code)) source.giveUp(state.session);
      });
      // First of all what is waited for.
      checkout.open();
      const letGo = source.hold();
      follow();
      if (process.env.NODE_ENV !== 'production') {
        // Framing is for those to judge who call it: previews of all kinds show pages in frames.
        for (const { code, message } of diagnose()) if (code !== 'framed') warn(message);
      }
      return () => {
        watch?.stop();
        watch = null;
        checkout.close();
        unsubscribe();
        stopForgetting();
        letGo();
      };
    },
  };
}

const REFUSED: ReadonlySet<string> = new Set<CheckoutErrorCode>([
  'session_load_failed',
  'session_not_supported',
  'elements_rejected',
]);

function settingsOf(options: CheckoutOptions, { theme, primaryColor, radius }: Look): LiveSettings {
  const { locale, appearance, expiryNotice = 120_000, autoRenew = false } = options;
  const hideIfOneCurrency = appearance === 'inherit' ? undefined : appearance?.hideIfOneCurrency;
  return {
    presetOptions: {
      ...(locale && { locale }),
      ...(theme && { theme }),
      ...(primaryColor && { primaryColor }),
      ...(radius && { radius }),
      currencySelect: { hideIfOneCurrency: hideIfOneCurrency ?? true },
      // The host shows its own until the fields can be used.
      section: { hideSkeleton: true },
    },
    expiryNotice,
    autoRenew,
  };
}
