import type { ForwardedRef, RefCallback } from 'react';

/** One callback ref that serves the library's own and the one a part was given. */
export function mergeRefs<T>(own: (node: T | null) => void, given: ForwardedRef<T>): RefCallback<T> {
  return (node) => {
    own(node);
    if (typeof given === 'function') given(node);
    else if (given) given.current = node;
  };
}
