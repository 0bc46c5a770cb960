import type { ForwardedRef, RefCallback } from 'react';

/** One callback ref that serves the library's own and the one a part was given, its clean-up included (React 19). */
export function mergeRefs<T>(own: (node: T | null) => void, given: ForwardedRef<T>): RefCallback<T> {
  let cleanUp: (() => void) | undefined;
  return (node) => {
    own(node);
    if (typeof given !== 'function') {
      if (given) given.current = node;
    } else if (node === null && cleanUp) {
      cleanUp();
      cleanUp = undefined;
    } else {
      // An arrow function may give back what it has assigned.
      const result: unknown = given(node);
      cleanUp = typeof result === 'function' ? (result as () => void) : undefined;
    }
  };
}
