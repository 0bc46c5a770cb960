import { callInit, createInstance } from './openFrame.ts';
import type { Instance } from './openFrame.ts';

/** A card field: an element that opens its frame once it stands in the page. */
class BenchCardField extends HTMLElement {
  readonly #instance: Instance = createInstance();

  connectedCallback(): void {
    this.style.display = 'block';
    this.#instance.mount(this);
  }

  disconnectedCallback(): void {
    this.#instance.unmount();
  }

  destroy(): void {
    this.#instance.destroy();
  }
}
customElements.define('bench-card-field', BenchCardField);

/** PayPal's SDK 6, as far as its React package calls it until a card field can be used. */
window.paypal = {
  version: '6.0.0',
  createInstance: async () => {
    await callInit();
    return {
      createCardFieldsOneTimePaymentSession: () => ({
        createCardFieldsComponent: () => new BenchCardField(),
        on: () => {},
        update: () => {},
        destroy: () => {},
      }),
    };
  },
};
