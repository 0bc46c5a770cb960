import { formatDuration } from './formatDuration.ts';

/**
 * When a session ends, as seen at `now`.
 *
 * @param expiresAt milliseconds since the epoch, `null` when it is not known
 */
export function describeExpiry(expiresAt: number | null, now: number): string {
  if (expiresAt === null) return 'not known';
  const left = expiresAt - now;
  return left > 0 ? `in ${formatDuration(left)}` : `${formatDuration(-left)} ago`;
}
