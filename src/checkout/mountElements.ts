import type { ClinkElement, ClinkElements, ElementType } from '../elements/ClinkElements.ts';

export type Containers = Readonly<Record<ElementType, HTMLElement | null>>;

/** Keeps the elements of one instance in the containers that the page offers at the moment. */
export interface MountedElements {
  /**
   * Mounts, moves and unmounts what has changed since the last call. The SDK's exceptions pass through.
   *
   * @returns whether the payment method is mounted
   */
  sync(containers: Containers): boolean;
}

// Clink demands that `paymentMethod` be created first, in whatever order the page places the two.
const ORDER: readonly ElementType[] = ['paymentMethod', 'currencySelect'];

/** @param onLateFault told of what the SDK rejects with after a call has returned, where it answers with promises */
export function mountElements(
  instance: ClinkElements,
  onLateFault: (error: unknown) => void,
): MountedElements {
  const elements: Partial<Record<ElementType, ClinkElement>> = {};
  const mounted: Record<ElementType, HTMLElement | null> = { paymentMethod: null, currencySelect: null };

  const watch = (answer: unknown): void => {
    Promise.resolve(answer).catch(onLateFault);
  };

  return {
    sync: (containers) => {
      const wanted = ORDER.some((type) => containers[type]);
      for (const type of ORDER) {
        const container = containers[type];
        if (!elements[type] && wanted && (container || type === 'paymentMethod')) {
          elements[type] = instance.createElement(type);
        }
        if (mounted[type] === container) continue;
        if (mounted[type]) watch(elements[type]?.unmount());
        mounted[type] = container;
        if (container) watch(elements[type]?.mount(container));
      }
      return mounted.paymentMethod !== null;
    },
  };
}
