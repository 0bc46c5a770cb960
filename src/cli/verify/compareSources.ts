import { stricter, weaker } from './HeaderDifference.ts';
import type { HeaderDifference } from './HeaderDifference.ts';
import { plain } from './plain.ts';

type Sources = ReadonlySet<string>;

/** Where fewer are no better: reports would go elsewhere. */
const EXACT: ReadonlySet<string> = new Set(['report-uri', 'report-to', 'webrtc']);

const isNonce = (source: string): boolean => source.startsWith("'nonce-");
const isNonceOrHash = (source: string): boolean => /^'(?:nonce|sha\d+)-/.test(source);

/** How one directive differs. What the baseline does not list is weaker, whatever else it might mean. */
export function compareSources(
  name: string,
  baseline: Sources,
  served: Sources,
): readonly HeaderDifference[] {
  const added = [...served].filter((source) => !covers(baseline, source));
  const lost = [...baseline].filter((source) => !covers(served, source));
  const differences = [
    ...added.map((source) => (isGainful(name, source) ? stricter : weaker)(`${name} adds ${shown(source)}`)),
    ...lost.map((source) => (isLossful(name, source) ? weaker : stricter)(`${name} lacks ${shown(source)}`)),
    ...judgeNonces(name, baseline, served),
  ];
  // Browsers pass 'unsafe-inline' over only while there is a nonce or a hash.
  const isOpened = baseline.has("'unsafe-inline'") && served.has("'unsafe-inline'");
  if (isOpened && [...baseline].some(isNonceOrHash) && ![...served].some(isNonceOrHash)) {
    differences.push(weaker(`${name} has 'unsafe-inline' without a nonce or a hash beside it`));
  }
  return differences;
}

/** Whether a list allows what a source does. Any nonce stands for any other. */
function covers(list: Sources, source: string): boolean {
  if (list.has(source)) return true;
  if (isNonce(source)) return [...list].some(isNonce);
  if (source.startsWith("'")) return false;
  const scheme = /^([a-z][a-z\d+.-]*:)\/\//.exec(source)?.[1];
  if (scheme !== undefined && list.has(scheme)) return true;
  return list.has('*') && /^(?:https?:|wss?:|[^:]*(?::[\d*]+)?(?:\/|$))/.test(source);
}

/** Whether one more source makes the directive no weaker. */
function isGainful(name: string, source: string): boolean {
  return name === 'require-trusted-types-for' || source === "'report-sample'";
}

/** Whether one source less makes the directive weaker. `'strict-dynamic'` turns the list of hosts off. */
function isLossful(name: string, source: string): boolean {
  return EXACT.has(name) || name === 'require-trusted-types-for' || source === "'strict-dynamic'";
}

/** A nonce is worth something only where it is long, and new for each answer: so another one than the baseline's. */
function judgeNonces(name: string, baseline: Sources, served: Sources): HeaderDifference[] {
  return [...served].filter(isNonce).flatMap((source) => {
    if (!/^'nonce-[\w+/-]{16,}={0,2}'$/.test(source)) {
      return [{ ...weaker(`${name} has a nonce that is too short or not base64`), isNonce: true }];
    }
    if (baseline.has(source)) {
      return [{ ...weaker(`${name} has the same nonce as the baseline`), isNonce: true }];
    }
    return [];
  });
}

/** Without values that are secret or long: a nonce, a query. */
function shown(source: string): string {
  return isNonce(source) ? 'a nonce' : plain(source.replace(/\?.*$/s, '?…')).replace('??', '?…');
}
