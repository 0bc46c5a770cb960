import { PROTOTYPE_KEYS } from './prototypeKeys.ts';

const MAX_DEPTH = 16;

/**
 * Parses JSON from strangers. `null` unless it is an object no deeper than 16 levels and without a key that could
 * reach a prototype when someone copies it carelessly.
 */
export function parseUntrustedJson(text: string): Readonly<Record<string, unknown>> | null {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof root !== 'object' || root === null || Array.isArray(root)) return null;
  // A list instead of recursion: depth is the sender's choice, the stack is not.
  const open: { readonly value: object; readonly depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > MAX_DEPTH) return null;
    for (const [key, child] of Object.entries(next.value) as [string, unknown][]) {
      if (PROTOTYPE_KEYS.has(key)) return null;
      // A number too large for one: written back it would be null, and another body would look the same.
      if (typeof child === 'number' && !Number.isFinite(child)) return null;
      if (typeof child === 'object' && child !== null) open.push({ value: child, depth: next.depth + 1 });
    }
  }
  return root as Record<string, unknown>;
}
