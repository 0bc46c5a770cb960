import { namedError } from './namedError.ts';

// On the window, because a page may evaluate the script twice and must still have one instance per session.
const CLAIMED = Symbol.for('clink-elements.claimed-sessions');

/**
 * Takes a session for one instance on this page. Returns the function that gives it back. Throws a
 * `DuplicateInstanceError` when it is taken.
 */
export function claimSession(sessionId: string): () => void {
  const holder = window as Window & { [CLAIMED]?: Set<string> };
  const claimed = (holder[CLAIMED] ??= new Set());
  if (claimed.has(sessionId)) {
    throw namedError(
      'DuplicateInstanceError',
      'This session has an instance of Clink Elements on this page already. Destroy that one first.',
    );
  }
  claimed.add(sessionId);
  return () => claimed.delete(sessionId);
}
