import type { Rule } from './RULES.ts';

/** `note`: another than in the baseline, and no weaker. */
export type Verdict = 'ok' | 'note' | 'fault';

/** One thing that was compared. */
export interface Finding {
  readonly verdict: Verdict;
  readonly rule: Rule;
  /** One line; values that came over the network only in plain characters. */
  readonly text: string;
}

export function ok(rule: Rule, text: string): Finding {
  return { verdict: 'ok', rule, text };
}

export function note(rule: Rule, text: string): Finding {
  return { verdict: 'note', rule, text };
}

export function fault(rule: Rule, text: string): Finding {
  return { verdict: 'fault', rule, text };
}
