import type { ClinkEnvironment } from '../protocol/environment.ts';
import type { SharedInstance } from './InstanceLease.ts';

interface PageState {
  /** The SDK instances of this page, by session id. */
  readonly instances: Map<string, SharedInstance>;
  environment: ClinkEnvironment | null;
}

const KEY = Symbol.for('react-clink-checkout.page');

/**
 * What every checkout of a page shares. Kept on the global object and not in a module, so that a hot reload, or a
 * second copy of the library, meets the same instances and never makes a second one for a session.
 */
export function pageState(): PageState {
  const page = globalThis as { [KEY]?: PageState };
  return (page[KEY] ??= { instances: new Map(), environment: null });
}
