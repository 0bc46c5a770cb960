import type { Fault, Faults } from '../faults.ts';

/** A rule in force, as JSON. */
export interface FaultLine extends Fault {
  readonly match: {
    readonly method?: string;
    /** How the path begins, or a pattern written as `/…/`. */
    readonly path: string;
    readonly header?: { readonly name: string; readonly value?: string };
  };
  /** How many requests it still meets. @default until it is cleared */
  readonly times?: number;
}

/** The rules in force, the first one first. */
export function listFaults(faults: Faults): readonly FaultLine[] {
  return faults.list().map((rule) => ({ ...rule, match: { ...rule.match, path: String(rule.match.path) } }));
}
