import type { CheckoutOrder, ClinkOrder } from '../../src/protocol/CheckoutOrder.ts';
import type { LoadElements } from '../../src/elements/ClinkElements.ts';
import { createSandbox, type Sandbox } from '../createSandbox.ts';
import type { Settings } from '../ledger/settings.ts';
import { createLoadClinkElements } from '../sdk/createLoadClinkElements.ts';
import { createPageClink } from './createPageClink.ts';
import { createPageEndpoint, type PageEndpoint } from './createPageEndpoint.ts';

export interface PageSandboxOptions {
  /** What the merchant's server makes of an order: what is paid for, and at which price. */
  readonly resolveOrder: (order: CheckoutOrder) => ClinkOrder;
  /** Start values of what can be set. */
  readonly settings?: Partial<Settings> | undefined;
}

/** Clink and a merchant's server, both in the page: `<ClinkCheckout endpoint={…} loadElements={…} …/>`. */
export interface PageSandbox {
  /** Ledger, faults and controls. */
  readonly sandbox: Sandbox;
  readonly loadElements: LoadElements;
  readonly endpoint: PageEndpoint;
}

/**
 * Starts the embedded Clink in this page, without any server: frames are written out and have an opaque origin, and
 * what they ask of Clink goes through the page. No request is ever made.
 */
export function startPageSandbox({ resolveOrder, settings }: PageSandboxOptions): PageSandbox {
  const sandbox = createSandbox({ settings, pageOrigin: location.origin });
  return {
    sandbox,
    loadElements: createLoadClinkElements(createPageClink(sandbox)),
    endpoint: createPageEndpoint(sandbox, resolveOrder),
  };
}
