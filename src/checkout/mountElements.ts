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

/**
 * For an SDK that answers with promises.
 *
 * @param onMountFault told what a mount rejects with whose element is still to be there
 * @param onFault told of what changes nothing
 */
export function mountElements(
  instance: ClinkElements,
  onMountFault: (error: unknown) => void,
  onFault: (error: unknown) => void,
): MountedElements {
  const elements: Partial<Record<ElementType, ClinkElement>> = {};
  const mounted: Record<ElementType, HTMLElement | null> = { paymentMethod: null, currencySelect: null };

  return {
    sync: (containers) => {
      const wanted = ORDER.some((type) => containers[type]);
      for (const type of ORDER) {
        const container = containers[type];
        if (!elements[type] && wanted && (container || type === 'paymentMethod')) {
          elements[type] = instance.createElement(type);
        }
        if (mounted[type] === container) continue;
        if (mounted[type]) Promise.resolve(elements[type]?.unmount()).catch(onFault);
        mounted[type] = container;
        if (!container) continue;
        Promise.resolve(elements[type]?.mount(container)).catch((error: unknown) => {
          if (mounted[type] === container) onMountFault(error);
          else onFault(error);
        });
      }
      return mounted.paymentMethod !== null;
    },
  };
}
