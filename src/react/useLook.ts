import { useEffect, useState } from 'react';
import type { CheckoutAppearance } from './CheckoutOptions.ts';
import { givenLook } from './Look.ts';
import type { Look } from './Look.ts';
import { watchLook } from './watchLook.ts';

/** What an appearance comes to, for a component that has no checkout to tell it. Follows the page and the system. */
export function useLook(appearance: CheckoutAppearance | 'inherit' | undefined): Look {
  const [watched, setWatched] = useState<Look>({});
  const inherits = appearance === 'inherit';
  const followsSystem = !inherits && appearance?.theme === 'system';
  useEffect(() => {
    if (!inherits && !followsSystem) return undefined;
    return watchLook(inherits ? 'inherit' : { theme: 'system' }, setWatched).stop;
  }, [inherits, followsSystem]);
  if (inherits) return watched;
  return followsSystem ? { ...givenLook(appearance), theme: watched.theme } : givenLook(appearance);
}
