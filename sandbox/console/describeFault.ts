import type { Fault } from '../faults.ts';

/** A fault in words: `held for 300 ms, answered with 503`. */
export function describeFault({ delayMs, status, body, drop }: Fault): string {
  const parts: string[] = [];
  if (delayMs !== undefined) parts.push(`held for ${delayMs} ms`);
  if (status !== undefined || body !== undefined) parts.push(`answered with ${status ?? 200}`);
  if (drop === 'before') parts.push('dropped before the work');
  if (drop === 'after') parts.push('dropped after the work');
  return parts.length === 0 ? 'let through' : parts.join(', ');
}
