import type { ClinkElements } from '../elements/ClinkElements.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import { callAsync } from './callAsync.ts';
import type { InstanceLease, SharedInstance } from './InstanceLease.ts';
import { pageState } from './pageState.ts';

/**
 * Takes the instance of a session. A load that was abandoned before it ended is joined and not started again.
 *
 * @param onTeardownError told when the SDK throws or rejects while it is destroyed; nothing else happens then
 * @throws CheckoutError `already_mounted` when another part of the page shows this session
 */
export function leaseInstance(
  sessionId: string,
  load: () => Promise<ClinkElements>,
  onTeardownError: (error: unknown) => void,
): InstanceLease {
  const { instances, shown } = pageState();
  shown?.add(sessionId);
  const present = instances.get(sessionId);
  if (present?.holder) throw new CheckoutError('already_mounted');
  const shared: SharedInstance = present ?? { promise: callAsync(load), holder: null, arrived: null };
  instances.set(sessionId, shared);

  const forget = (): void => {
    if (instances.get(sessionId) === shared) instances.delete(sessionId);
  };
  const destroy = (instance: ClinkElements): void => {
    forget();
    callAsync(() => instance.destroy()).catch(onTeardownError);
  };
  if (!present) {
    shared.promise.then((instance) => {
      shared.arrived = instance;
      if (!shared.holder) destroy(instance);
    }, forget);
  }
  const lease: InstanceLease = {
    instance: shared.promise,
    joined: present !== undefined,
    release: (abandon = false) => {
      if (shared.holder !== lease) return;
      shared.holder = null;
      const { arrived } = shared;
      // Not to be joined any more, and not destroyed in the middle of an event of its own.
      if (arrived || abandon) forget();
      if (arrived) queueMicrotask(() => destroy(arrived));
    },
  };
  shared.holder = lease;
  return lease;
}
