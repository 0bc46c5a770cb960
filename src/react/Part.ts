import type { ForwardRefExoticComponent, RefAttributes } from 'react';

/** A component that renders one element and hands its ref on. */
export type Part<Props, Node> = ForwardRefExoticComponent<Props & RefAttributes<Node>>;
