import type { QueryClient } from '@tanstack/react-query';
import { checkOrder } from '../checkout/checkOrder.ts';
import type { CheckoutSession } from '../checkout/CheckoutSession.ts';
import { createCheckout } from '../checkout/createCheckout.ts';
import type { LiveSettings } from '../checkout/createCheckout.ts';
import { readSession } from '../checkout/readSession.ts';
import { requestSession } from '../checkout/requestSession.ts';
import { IDLE } from '../checkout/state.ts';
import type { LoadElements } from '../elements/ClinkElements.ts';
import { loadClinkElements } from '../elements/loadClinkElements.ts';
import { loadScript } from '../elements/loadScript.ts';
import type { ScriptOptions } from '../elements/loadScript.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import { checkReturnUrl, normalizeReturnUrl } from '../protocol/returnUrl.ts';
import { createCallbacks } from './callbacks.ts';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { viewOf } from './CheckoutView.ts';
import type { CheckoutView } from './CheckoutView.ts';
import { onWake } from './page.ts';
import { createSessionCache } from './sessionCache.ts';
import { warn } from './warn.ts';

/** A checkout tied to the query cache and to a component's options. What `CheckoutProvider` hands down. */
export interface ConnectedCheckout {
  getView(): CheckoutView;
  /** What the server and the first client render show. */
  getServerView(): CheckoutView;
  subscribe(listener: () => void): () => void;
  /** Takes the options of the latest render. */
  setOptions(options: CheckoutOptions): void;
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
  const cache = createSessionCache(client, identity);
  const callbacks = createCallbacks(() => options);

  const checkout = createCheckout(
    {
      createSession: () => {
        // In front of the cache, so that nothing is sent and the attempt's key is not touched.
        for (const warning of checkOrder(options.order)) {
          warn(warning);
          callbacks.diagnose('warning', warning);
        }
        const target = { returnUrl: readReturnUrl(options), allowedReturnOrigins: returnOrigins(options) };
        return cache.create((idempotencyKey) => createSession(options, target, idempotencyKey));
      },
      forgetSession: cache.forget,
      keepProgress: cache.keepProgress,
      preloadElements: () => {
        // What it fails with is met again, and told, by the load itself.
        if (!options.loadElements) loadScript(scriptOf(options)).catch(() => {});
      },
      loadElements: (request) => {
        const load: LoadElements =
          options.loadElements ?? ((own) => loadClinkElements(own, scriptOf(options)));
        return load(request);
      },
      onWake,
    },
    settingsOf(initial),
    () => callbacks.diagnose('teardown', 'the SDK threw while it was destroyed'),
  );

  const verbs = {
    submit: checkout.submit,
    applyPromotionCode: checkout.applyPromotionCode,
    clearPromotionCode: checkout.clearPromotionCode,
    retry: checkout.retry,
    renew: checkout.renew,
    paymentMethodRef: (container: HTMLElement | null) => checkout.attach('paymentMethod', container),
    currencySelectRef: (container: HTMLElement | null) => checkout.attach('currencySelect', container),
  };
  const serverView = viewOf(IDLE, verbs);
  let shown = checkout.getState();
  let view = serverView;

  return {
    getView: () => {
      const state = checkout.getState();
      if (state !== shown) {
        shown = state;
        view = viewOf(state, verbs);
      }
      return view;
    },
    getServerView: () => serverView,
    subscribe: (listener) => checkout.subscribe(listener),
    setOptions: (next) => {
      options = next;
      checkout.configure(settingsOf(next));
    },
    open: () => {
      const letGo = cache.hold();
      const unsubscribe = checkout.subscribe(callbacks.onTransition);
      checkout.open();
      return () => {
        checkout.close();
        unsubscribe();
        letGo();
      };
    },
  };
}

async function createSession(
  options: CheckoutOptions,
  target: { readonly returnUrl: string; readonly allowedReturnOrigins: readonly string[] },
  idempotencyKey: string,
): Promise<CheckoutSession> {
  const { endpoint, credentials, order, publishKey, environment } = options;
  const request = { ...order, uiMode: 'elements' as const, returnUrl: target.returnUrl };
  const { reply, time } = await requestSession({ endpoint, credentials }, request, idempotencyKey);
  return readSession(reply, { publishKey, environment, ...target }, time);
}

function readReturnUrl(options: CheckoutOptions): string {
  const returnUrl = normalizeReturnUrl(options.returnUrl, location.origin);
  const refusal = checkReturnUrl(returnUrl, returnOrigins(options));
  if (refusal) throw new CheckoutError('invalid_return_url', { message: refusal });
  return returnUrl;
}

function returnOrigins({ allowedReturnOrigins = [] }: CheckoutOptions): readonly string[] {
  return [location.origin, ...allowedReturnOrigins];
}

function scriptOf({ sdkUrl, nonce, integrity }: CheckoutOptions): ScriptOptions {
  return { url: sdkUrl, nonce, integrity };
}

function settingsOf({ locale, appearance, expiryNotice, autoRenew }: CheckoutOptions): LiveSettings {
  const { theme, primaryColor, radius, hideIfOneCurrency = true } = appearance ?? {};
  return {
    presetOptions: {
      ...(locale && { locale }),
      ...(theme && { theme }),
      ...(primaryColor && { primaryColor }),
      ...(radius && { radius }),
      currencySelect: { hideIfOneCurrency },
      // The host shows its own until the fields can be used.
      section: { hideSkeleton: true },
    },
    expiryNotice: expiryNotice ?? 120_000,
    autoRenew: autoRenew ?? false,
  };
}
