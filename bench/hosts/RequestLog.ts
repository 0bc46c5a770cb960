/** What a request is for, as far as the wait for a payment form goes. */
export type RequestKind = 'session' | 'script' | 'init' | 'frame';

export interface LoggedRequest {
  readonly kind: RequestKind;
  /** Milliseconds on the server's clock. */
  readonly start: number;
  end: number;
}

/**
 * Tells in which order requests were made: `session + script > frame` when the first two were under way together and
 * the third came after both.
 */
export function describeOrder(requests: readonly LoggedRequest[]): string {
  const groups: { kinds: RequestKind[]; end: number }[] = [];
  for (const { kind, start, end } of requests.toSorted((a, b) => a.start - b.start)) {
    const last = groups.at(-1);
    if (last && start < last.end) {
      last.kinds.push(kind);
      last.end = Math.min(last.end, end);
    } else {
      groups.push({ kinds: [kind], end });
    }
  }
  return groups.map(({ kinds }) => kinds.toSorted().reverse().join(' + ')).join(' > ');
}
