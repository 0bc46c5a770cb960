import type { Fault } from '../faults.ts';

/** A way in which a call that creates a session can go wrong. */
export interface CreateFailure {
  readonly name: string;
  readonly label: string;
  readonly fault: Fault;
}

export const CREATE_FAILURES: readonly CreateFailure[] = [
  {
    name: 'unavailable',
    label: 'answered with 503',
    fault: { status: 503, body: '{"code":503,"msg":"SERVICE_UNAVAILABLE"}' },
  },
  // Longer than any merchant's server waits.
  {
    name: 'timeout',
    label: 'held for 60 s, no session made',
    fault: { delayMs: 60_000, drop: 'before' },
  },
  { name: 'before', label: 'dropped, no session made', fault: { drop: 'before' } },
  { name: 'after', label: 'dropped, session made', fault: { drop: 'after' } },
];
