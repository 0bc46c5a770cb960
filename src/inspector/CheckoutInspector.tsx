import type { ReactElement } from 'react';
import type { CheckoutInspectorProps } from './CheckoutInspectorProps.ts';
import { InspectorFrame } from './InspectorFrame.tsx';

/**
 * For developers and support: what the checkout around it is doing, and a report of it to copy. Shows no key, no whole id and
 * nothing of the customer. It follows from the moment it is rendered, and renders nothing on a server or in a production
 * build (`NODE_ENV`), which leaves its code out.
 *
 * @throws Error outside of a `<ClinkCheckout>` or `CheckoutProvider`, except in production
 */
export function CheckoutInspector(props: CheckoutInspectorProps): ReactElement | null {
  // In one expression, of which every bundler drops the branch with all that only it needs.
  return process.env.NODE_ENV === 'production' ? null : <InspectorFrame {...props} />;
}
