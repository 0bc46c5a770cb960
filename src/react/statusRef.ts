import type { CheckoutStatus } from '../checkout/state.ts';
import type { CheckoutView } from './CheckoutView.ts';
import type { ConnectedCheckout } from './connectCheckout.ts';

/** What an element is rendered with; from the moment it is in the page, `statusRef` keeps the attribute true. */
export const FIRST_STATUS = 'idle';

const pickStatus = (view: CheckoutView): CheckoutStatus => view.status;
const pickFirstStatus = (): CheckoutStatus => FIRST_STATUS;

/** What `data-status` is rendered with: an element of somebody else's, which may take no ref, by the status of the moment. */
export function statusSelector(isOwn: boolean): (view: CheckoutView) => CheckoutStatus {
  return isOwn ? pickFirstStatus : pickStatus;
}

/**
 * Keeps `data-status` of an element at the checkout's status. Written past React: on the way to the form a checkout goes
 * through four statuses in which nothing but this attribute changes, and none of them is worth a render.
 *
 * @param mark writes what else follows from the status
 */
export function statusRef(
  checkout: ConnectedCheckout,
  mark?: (element: HTMLElement, status: CheckoutStatus) => void,
): (element: HTMLElement | null) => void {
  let stop: (() => void) | undefined;
  return (element) => {
    stop?.();
    stop = undefined;
    if (!element) return;
    const write = (): void => {
      const { status } = checkout.getView();
      element.dataset['status'] = status;
      mark?.(element, status);
    };
    write();
    stop = checkout.subscribe(write);
  };
}
