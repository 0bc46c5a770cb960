import type { ElementsEvents } from '../../src/elements/ClinkElements.ts';
import { namedError } from './namedError.ts';

type Handler<E extends keyof ElementsEvents> = (payload: ElementsEvents[E]) => void;
type Handlers = { readonly [E in keyof ElementsEvents]: Set<Handler<E>> };

export interface Emitter {
  on<E extends keyof ElementsEvents>(event: E, handler: Handler<E>): void;
  off<E extends keyof ElementsEvents>(event: E, handler: Handler<E>): void;
  emit<E extends keyof ElementsEvents>(event: E, payload: ElementsEvents[E]): void;
  clear(): void;
}

export function createEmitter(): Emitter {
  const handlers: Handlers = {
    'submit-enabled': new Set(),
    'submit-visible': new Set(),
    'amount-change': new Set(),
    'session-init-success': new Set(),
    'session-success': new Set(),
    'session-pending': new Set(),
    'promo-code-error': new Set(),
    error: new Set(),
  };
  return {
    on(event, handler) {
      if (!Object.hasOwn(handlers, event)) {
        throw namedError('UnknownEventError', `Clink Elements has no event "${event}".`);
      }
      handlers[event].add(handler);
    },
    off(event, handler) {
      handlers[event]?.delete(handler);
    },
    emit(event, payload) {
      for (const handler of [...handlers[event]]) {
        try {
          handler(payload);
        } catch (error) {
          // A handler's mistake is the page's to see, and must not stop the payment.
          reportError(error);
        }
      }
    },
    clear() {
      for (const set of Object.values(handlers)) set.clear();
    },
  };
}
