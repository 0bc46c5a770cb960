import type { ClinkElements } from '../elements/ClinkElements.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import { pageState } from './pageState.ts';

/** One session's instance and who holds it; the SDK allows one instance a session at a time. */
export interface SharedInstance {
  readonly promise: Promise<ClinkElements>;
  holder: InstanceLease | null;
  destroyed: boolean;
}

/** The right to use the instance of a session. Whoever has it gives it back exactly once. */
export interface InstanceLease {
  readonly instance: Promise<ClinkElements>;
  /**
   * Destroys the instance, now or on its arrival, unless another lease has taken it over by then.
   *
   * @param abandon nobody may join this load any more, since it takes too long
   */
  release(abandon?: boolean): void;
}

/**
 * Takes the instance of a session. A load that was abandoned before it ended is joined and not started again.
 *
 * @param onTeardownError told when the SDK throws while it is destroyed; nothing else happens then
 * @throws CheckoutError `already_mounted` when another part of the page shows this session
 */
export function leaseInstance(
  sessionId: string,
  load: () => Promise<ClinkElements>,
  onTeardownError: (error: unknown) => void,
): InstanceLease {
  const { instances } = pageState();
  const present = instances.get(sessionId);
  if (present?.holder) throw new CheckoutError('already_mounted');
  const shared: SharedInstance = present ?? { promise: callAsync(load), holder: null, destroyed: false };
  instances.set(sessionId, shared);

  const forget = (): void => {
    if (instances.get(sessionId) === shared) instances.delete(sessionId);
  };
  const lease: InstanceLease = {
    instance: shared.promise,
    release: (abandon = false) => {
      if (shared.holder !== lease) return;
      shared.holder = null;
      if (abandon) forget();
      void shared.promise.then((instance) => {
        if (shared.holder || shared.destroyed) return;
        shared.destroyed = true;
        forget();
        try {
          instance.destroy();
        } catch (error) {
          onTeardownError(error);
        }
      }, forget);
    },
  };
  shared.holder = lease;
  shared.promise.catch(forget);
  return lease;
}

/** A loader may throw at once instead of rejecting. */
async function callAsync(load: () => Promise<ClinkElements>): Promise<ClinkElements> {
  return load();
}
