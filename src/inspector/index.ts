'use client';

export { CheckoutInspector } from './CheckoutInspector.tsx';
export type { CheckoutInspectorProps } from './CheckoutInspectorProps.ts';
