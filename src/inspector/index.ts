'use client';

/**
 * For developers and support: what a checkout is doing, shown beside it. Renders nothing in production builds.
 *
 * @packageDocumentation
 */

export { CheckoutInspector } from './CheckoutInspector.tsx';
export type { CheckoutInspectorProps } from './CheckoutInspectorProps.ts';
