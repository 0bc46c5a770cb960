import type { QueryClient } from '@tanstack/react-query';
import { checkOrder } from '../checkout/checkOrder.ts';
import type { CheckoutSession } from '../checkout/CheckoutSession.ts';
import { createCheckout } from '../checkout/createCheckout.ts';
import type { LiveSettings } from '../checkout/createCheckout.ts';
import { readSession } from '../checkout/readSession.ts';
import { requestSession } from '../checkout/requestSession.ts';
import { IDLE } from '../checkout/state.ts';
import { loadClinkElements } from '../elements/loadClinkElements.ts';
import { loadScript } from '../elements/loadScript.ts';
import type { ScriptOptions } from '../elements/loadScript.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutErrorCode } from '../protocol/CheckoutError.ts';
import { holdsSecret } from '../protocol/environment.ts';
import { checkReturnUrl, normalizeReturnUrl } from '../protocol/returnUrl.ts';
import { createAttemptMemory } from './attemptMemory.ts';
import { createCallbacks } from './callbacks.ts';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { viewOf } from './CheckoutView.ts';
import type { CheckoutView } from './CheckoutView.ts';
import { diagnose } from './diagnose.ts';
import { givenLook, isSame } from './Look.ts';
import type { Look } from './Look.ts';
import { onWake } from './page.ts';
import { createSessionCache } from './sessionCache.ts';
import { warn } from './warn.ts';
import { watchFrame } from './watchFrame.ts';
import { watchLook } from './watchLook.ts';
import type { LookWatch } from './watchLook.ts';

// Written out so that every bundler replaces it; not every consumer has the types of Node.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** A checkout tied to the query cache and to a component's options. What `CheckoutProvider` hands down. */
export interface ConnectedCheckout {
  getView(): CheckoutView;
  /** What the server and the first client render show. */
  getServerView(): CheckoutView;
  subscribe(listener: () => void): () => void;
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
  let sentReturnUrl: string | null = null;
  const memory = createAttemptMemory(() =>
    // The same key must come with the same body.
    options.resumeOnReload ? `${identity} ${sentReturnUrl ?? options.returnUrl}` : null,
  );
  const cache = createSessionCache(client, identity, memory);
  const callbacks = createCallbacks(() => options);

  const checkout = createCheckout(
    {
      createSession: async () => {
        // In front of the cache, so that nothing is sent and the attempt's key is not touched.
        refuseSecrets(options);
        for (const warning of checkOrder(options.order)) {
          warn(warning);
          callbacks.diagnose('warning', warning);
        }
        const returnUrl = readReturnUrl(options);
        const created = cache.create((attempt) => {
          attempt.returnUrl ??= { given: options.returnUrl, url: returnUrl };
          sentReturnUrl = attempt.returnUrl.given;
          return createSession(options, attempt.returnUrl.url, attempt.idempotencyKey);
        });
        // The fields take colour and corners when they are loaded, and never again.
        await Promise.allSettled([created, watch?.known]);
        return created;
      },
      forgetSession: cache.forget,
      keepProgress: cache.keepProgress,
      preloadElements: () => {
        // What it fails with is met again, and told, by the load itself.
        if (!options.loadElements) loadScript(scriptOf(options)).catch(() => {});
      },
      loadElements: (request) =>
        options.loadElements ? options.loadElements(request) : loadClinkElements(request, scriptOf(options)),
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
    setOptions: (next) => {
      const before = options.appearance;
      options = next;
      if (watch && !isSame(before, next.appearance)) follow();
      checkout.configure(settingsOf(next, look));
    },
    focusForm: () => form?.focus(),
    open: () => {
      const letGo = cache.hold();
      const unsubscribe = checkout.subscribe(callbacks.onTransition);
      const stopForgetting = checkout.subscribe((state) => {
        // A reload is to make another session where Clink does not take this one.
        if (state.status === 'failed' && state.progress === 'open' && REFUSED.has(state.error.code))
          memory.drop();
      });
      follow();
      if (process.env.NODE_ENV !== 'production') {
        // Framing is for those to judge who call it: previews of all kinds show pages in frames.
        for (const { code, message } of diagnose()) if (code !== 'framed') warn(message);
      }
      checkout.open();
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

async function createSession(
  options: CheckoutOptions,
  returnUrl: string,
  idempotencyKey: string,
): Promise<CheckoutSession> {
  const request = { ...options.order, uiMode: 'elements' as const, returnUrl };
  const { reply, time } = await requestSession(options, request, idempotencyKey);
  const allowedReturnOrigins = returnOrigins(options);
  return readSession(reply, { ...options, returnUrl, allowedReturnOrigins }, time);
}

/** A secret that stands in an option has leaked already; it must not travel on. */
function refuseSecrets({ endpoint, publishKey, scope, returnUrl }: CheckoutOptions): void {
  const texts = [typeof endpoint === 'string' ? endpoint : '', publishKey ?? '', scope ?? '', returnUrl];
  if (texts.some(holdsSecret)) throw new CheckoutError('secret_key_exposed');
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
