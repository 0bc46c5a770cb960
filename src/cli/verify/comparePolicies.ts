import { compareSources } from './compareSources.ts';
import { fallbacksOf } from './fallbacksOf.ts';
import { stricter, weaker } from './HeaderDifference.ts';
import type { HeaderDifference } from './HeaderDifference.ts';
import { parsePolicies } from './parsePolicies.ts';
import type { Policy } from './parsePolicies.ts';
import { plain } from './plain.ts';

/**
 * How a served Content-Security-Policy differs from the baseline's, by directive and as sets. Of several policies a browser
 * keeps all, so it is enough that one of them is as strict.
 */
export function comparePolicies(baseline: string, served: string): readonly HeaderDifference[] {
  const policies = parsePolicies(served);
  return parsePolicies(baseline).flatMap((expected) => [
    ...[...expected.keys()].flatMap((name) => compareDirective(name, expected, policies)),
    ...added(expected, policies).map((name) => stricter(`adds ${plain(name)}`)),
  ]);
}

function compareDirective(
  name: string,
  expected: Policy,
  policies: readonly Policy[],
): readonly HeaderDifference[] {
  const candidates = policies
    .filter((policy) => policy.has(name))
    .map((policy) => compareWith(name, expected, policy));
  const best = candidates.toSorted((one, other) => countWeaker(one) - countWeaker(other))[0];
  return best ?? [weaker(`lacks ${plain(name)}`)];
}

/** Of one policy: the directive itself, and those it adds that take its place for some of what it governs. */
function compareWith(name: string, expected: Policy, policy: Policy): readonly HeaderDifference[] {
  const sources = expected.get(name) ?? new Set();
  const replacing = [...policy.keys()].filter(
    (other) => !expected.has(other) && fallbacksOf(other).find((fallback) => expected.has(fallback)) === name,
  );
  return [
    ...compareSources(name, sources, policy.get(name) ?? new Set()),
    ...replacing.flatMap((other) =>
      compareSources(plain(other), sources, policy.get(other) ?? new Set()).filter(
        ({ isWeaker }) => isWeaker,
      ),
    ),
  ];
}

function added(expected: Policy, policies: readonly Policy[]): readonly string[] {
  const names = policies.flatMap((policy) => [...policy.keys()]);
  return [...new Set(names)].filter((name) => !expected.has(name));
}

function countWeaker(differences: readonly HeaderDifference[]): number {
  return differences.filter(({ isWeaker }) => isWeaker).length;
}
