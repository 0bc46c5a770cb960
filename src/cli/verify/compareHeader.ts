import { comparePermissions } from './comparePermissions.ts';
import { comparePolicies } from './comparePolicies.ts';
import { compareTransportSecurity } from './compareTransportSecurity.ts';
import { stricter, weaker } from './HeaderDifference.ts';
import type { HeaderDifference } from './HeaderDifference.ts';

/** From the one that tells least (Referrer Policy, "referrer policies"). */
const REFERRER: readonly string[] = [
  'no-referrer',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
  'origin',
  'origin-when-cross-origin',
  'no-referrer-when-downgrade',
  'unsafe-url',
];

const FRAMES: readonly string[] = ['deny', 'sameorigin'];

/** How a served header differs from the baseline's; one of no known meaning must be the same. */
export function compareHeader(name: string, baseline: string, served: string): readonly HeaderDifference[] {
  switch (name.toLowerCase()) {
    case 'content-security-policy':
    case 'content-security-policy-report-only':
      return comparePolicies(baseline, served);
    case 'permissions-policy':
      return comparePermissions(baseline, served);
    case 'referrer-policy':
      return compareRanks(REFERRER, lastKnown(baseline), lastKnown(served));
    case 'strict-transport-security':
      return compareTransportSecurity(baseline, served);
    case 'x-frame-options':
      return compareRanks(FRAMES, normal(baseline), normal(served));
    default:
      return normal(baseline) === normal(served) ? [] : [weaker('is another one')];
  }
}

function compareRanks(ranks: readonly string[], baseline: string, served: string): HeaderDifference[] {
  if (baseline === served) return [];
  const [expected, actual] = [ranks.indexOf(baseline), ranks.indexOf(served)];
  const isStricter = expected !== -1 && actual !== -1 && actual < expected;
  return isStricter ? [stricter(`is ${served}`)] : [weaker('is another one, and not a stricter one')];
}

/** Of a list, browsers take the last that they know. */
function lastKnown(header: string): string {
  const tokens = normal(header)
    .split(',')
    .map((token) => token.trim());
  return tokens.findLast((token) => REFERRER.includes(token)) ?? '';
}

function normal(header: string): string {
  return header.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
