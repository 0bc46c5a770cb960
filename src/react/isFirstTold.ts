const KEY = Symbol.for('react-clink-checkout.toldPaid');

/**
 * Whether this page is to tell its host that a session is paid: the first time, and never again. Kept on the global
 * object and not in a module, so that a hot reload, or a second copy of the library, does not tell it twice.
 */
export function isFirstTold(sessionId: string): boolean {
  const page = globalThis as { [KEY]?: Set<string> };
  const told = (page[KEY] ??= new Set());
  return told.size < told.add(sessionId).size;
}
