import { callInit, createInstance } from './openFrame.ts';
import type { Instance } from './openFrame.ts';

interface PageOptions {
  readonly clientSecret?: string;
  readonly fetchClientSecret?: () => Promise<string>;
}

interface ElementsOptions {
  readonly clientSecret: string | Promise<string>;
}

/** A payment element: it can be mounted at once, and shows its frame when the session is known. */
function createElement(session: Promise<void>): object {
  const handlers = new Map<string, () => void>();
  const instance: Instance = createInstance(() => handlers.get('ready')?.());
  let isDestroyed = false;
  return {
    mount: async (container: HTMLElement) => {
      await session;
      if (!isDestroyed) instance.mount(container);
    },
    unmount: instance.unmount,
    destroy: () => {
      isDestroyed = true;
      instance.destroy();
    },
    update: () => {},
    on: (event: string, handler: () => void) => handlers.set(event, handler),
    off: (event: string) => handlers.delete(event),
  };
}

/** Stripe.js, as far as its React package calls it until a form can be used. */
const stripe = {
  _registerWrapper: () => {},
  registerAppInfo: () => {},
  elements: () => ({}),
  createToken: () => {},
  createPaymentMethod: () => {},
  confirmCardPayment: () => {},
  createEmbeddedCheckoutPage: async ({ clientSecret, fetchClientSecret }: PageOptions) => {
    if (!clientSecret) await fetchClientSecret?.();
    await callInit();
    return createInstance();
  },
  initCheckoutElementsSdk: ({ clientSecret }: ElementsOptions) => {
    const session = Promise.resolve(clientSecret).then(callInit);
    return {
      loadActions: async () => {
        await session;
        return { type: 'success', actions: { getSession: () => ({ id: 'cs_test', total: 1990 }) } };
      },
      on: () => {},
      changeAppearance: () => {},
      loadFonts: () => {},
      createPaymentElement: () => createElement(session),
    };
  },
};

window.Stripe = Object.assign(() => stripe, { version: 'endive' }) as never;
