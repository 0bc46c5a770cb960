import type { FaultLine } from '../control/listFaults.ts';
import type { Overview } from '../control/takeOverview.ts';
import { describeFault } from './describeFault.ts';

/** What is ordered to happen, a sentence each. */
export function describeOrders({ nextDecline, faults }: Overview): readonly string[] {
  const decline = nextDecline === null ? [] : [`The next payment is declined with ${nextDecline}.`];
  return [...decline, ...faults.map(describeRule)];
}

function describeRule(rule: FaultLine): string {
  const { method, path, header } = rule.match;
  const what = `${method === undefined ? '' : `${method.toUpperCase()} `}${path}`;
  const carrying = header === undefined ? '' : ` with the header ${header.name}`;
  const which =
    rule.times === undefined
      ? `Every request for ${what}${carrying} is`
      : rule.times === 1
        ? `The next request for ${what}${carrying} is`
        : `The next ${rule.times} requests for ${what}${carrying} are`;
  return `${which} ${describeFault(rule)}.`;
}
