import type { FrameName } from '../framePage.ts';
import type { FramePage } from './FramePage.ts';

/** The Clink that an SDK works with: on the network, or in the page itself. */
export interface Clink {
  /** A call of the elements API. Throws a `CallError`. */
  call<T>(name: string, body: object, options?: { readonly keepalive?: boolean }): Promise<T>;
  page(name: FrameName): FramePage;
}
