import { useSyncExternalStore } from 'react';
import { subscribeToNavigation } from './navigate.ts';

/** The path of the page shown, without a trailing slash. */
export function usePath(): string {
  return useSyncExternalStore(subscribeToNavigation, readPath);
}

function readPath(): string {
  return location.pathname.replace(/(.)\/+$/, '$1');
}
