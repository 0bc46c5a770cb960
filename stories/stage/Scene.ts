import type { CheckoutStatusName, CheckoutVerbs } from 'react-clink-checkout';
import type { FakeClink } from 'react-clink-checkout/testing';

/** What a story does to arrive at the state it shows. */
export interface Scene {
  readonly clink: FakeClink;
  /** Resolves when the checkout shows this status. */
  until(status: CheckoutStatusName): Promise<void>;
  /** The shopper presses the pay button, once there is something to pay. */
  pay(): Promise<void>;
  /** The checkout's verbs, once it is ready. Only where one part is shown alone. */
  verbs(): Promise<CheckoutVerbs>;
}

/** A scene in the checkout below `stage`. */
export function openScene(clink: FakeClink, stage: HTMLElement, getVerbs: () => CheckoutVerbs | null): Scene {
  const until = (status: CheckoutStatusName): Promise<void> =>
    new Promise((resolve) => {
      const isReached = (): boolean =>
        stage.querySelector(`.clink-checkout[data-status='${status}']`) !== null;
      const observer = new MutationObserver(() => {
        if (isReached()) finish();
      });
      const finish = (): void => {
        observer.disconnect();
        resolve();
      };
      observer.observe(stage, { subtree: true, childList: true, attributeFilter: ['data-status'] });
      if (isReached()) finish();
    });
  return {
    clink,
    until,
    pay: async () => {
      await until('ready');
      stage.querySelector<HTMLButtonElement>("button[data-status='ready']")?.click();
      await until('submitting');
    },
    verbs: async () => {
      await until('ready');
      const verbs = getVerbs();
      if (verbs === null) throw new Error('Only a story of one part has the verbs.');
      return verbs;
    },
  };
}
