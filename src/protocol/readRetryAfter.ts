/**
 * Milliseconds that `Retry-After` asks to wait, in seconds or as a date; `undefined` where it asks for nothing readable.
 *
 * @param now milliseconds since the epoch, by the clock that a date is to be read by
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get('Retry-After') ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
