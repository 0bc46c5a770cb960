import type { ClinkElements, ElementsEvents, LoadElements } from '../../src/index.ts';
import { callInit, createInstance } from './openFrame.ts';

type Handler = (payload: never) => void;

/** Clink's SDK, as far as a page can see of it until the form can be used. */
const loadClinkElements: LoadElements = async () => {
  await callInit();
  const handlers = new Map<keyof ElementsEvents, Set<Handler>>();
  const emit = <E extends keyof ElementsEvents>(event: E, payload: ElementsEvents[E]): void => {
    for (const handler of handlers.get(event) ?? []) (handler as (given: ElementsEvents[E]) => void)(payload);
  };
  const form = createInstance(() => {
    emit('session-init-success', undefined);
    emit('amount-change', { totalAmount: 19.9, subtotalAmount: 19.9, currency: 'USD' });
    emit('submit-visible', true);
    emit('submit-enabled', true);
  });
  const elements: ClinkElements = {
    // One currency: nothing is shown for the choice of it.
    createElement: (type) => (type === 'paymentMethod' ? form : { mount: () => {}, unmount: () => {} }),
    on: (event, handler) => {
      const known = handlers.get(event) ?? new Set();
      handlers.set(event, known.add(handler));
    },
    off: (event, handler) => void handlers.get(event)?.delete(handler),
    submit: () => {},
    promoCodeChange: () => {},
    setLocale: () => {},
    setTheme: () => {},
    destroy: form.destroy,
  };
  return elements;
};

window.ClinkElements = { loadClinkElements };
