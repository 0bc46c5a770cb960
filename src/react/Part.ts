import type { ForwardRefExoticComponent, ReactElement, RefAttributes } from 'react';

/** A component that renders one element and hands its ref on. */
export type Part<Props, Node> = ForwardRefExoticComponent<Props & RefAttributes<Node>>;

/**
 * Renders a part's element in another way: hand all of `props` (with `ref`, `className`, `data-*` and `children`) to
 * the element you use instead.
 */
export type RenderPart<Props, State> = (props: Props, state: State) => ReactElement;
