import { INLINE } from './Baseline.ts';
import type { Baseline, BaselineScript } from './Baseline.ts';
import { fetchWithin, isFetchable } from './fetchWithin.ts';
import { fault, note, ok } from './Finding.ts';
import type { Finding } from './Finding.ts';
import { fitsIntegrity, hashesIn } from './hashes.ts';
import { isSameScript } from './isSameScript.ts';
import { plainAddress } from './plain.ts';
import type { Look } from './lookAt.ts';
import type { SeenScript } from './SeenScript.ts';
import type { VerifyOptions } from './VerifyOptions.ts';

/** Whether each script of the baseline is on the page, as it was authorised. Asks for those that have a hash. */
export async function judgeScripts(
  baseline: Baseline,
  { content, url: pageUrl, hasBrowser }: Look,
  options: VerifyOptions,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const entry of baseline.scripts) {
    const name = nameOf(entry, pageUrl);
    const its = content.scripts.filter((script) => isIts(script, entry, pageUrl));
    const wrong = [
      ...(entry.purpose.trim() === '' ? [fault('purpose', `${name} is listed without a purpose`)] : []),
      ...judgePresence(entry, name, its.length > 0, hasBrowser),
      ...judgeTags(entry, name, its),
      ...(await judgeBytes(entry, name, its.length > 0, pageUrl, options)),
    ];
    findings.push(...wrong);
    if (wrong.every(({ verdict }) => verdict !== 'fault'))
      findings.push(ok('listed', okText(entry, name, options)));
  }
  return findings;
}

function isIts(script: SeenScript, entry: BaselineScript, pageUrl: string): boolean {
  if (script.kind === 'inline') {
    return entry.url === INLINE && fitsIntegrity(script.text, entry.integrity ?? '');
  }
  return entry.url !== INLINE && isSameScript(entry, script.url, pageUrl);
}

function judgePresence(
  { addedBy }: BaselineScript,
  name: string,
  isThere: boolean,
  hasBrowser: boolean,
): Finding[] {
  if (isThere) return [];
  if (addedBy === 'page') return [fault('present', `${name} is in the baseline, and not on the page`)];
  // This library adds it when a checkout is shown, which needs a cart or a click.
  return hasBrowser ? [note('present', `${name} was not added while the browser looked`)] : [];
}

function judgeTags({ integrity }: BaselineScript, name: string, its: readonly SeenScript[]): Finding[] {
  if (integrity === undefined) return [];
  const authorised = hashesIn(integrity);
  const isBare = its.some((script) => {
    if (script.kind === 'inline' || script.integrity === null) return false;
    const hashes = hashesIn(script.integrity);
    // Any one of a tag's hashes lets bytes pass, so none may be another.
    return hashes.length === 0 || hashes.some((hash) => !authorised.includes(hash));
  });
  return isBare ? [fault('integrity', `${name} has no integrity in its tag, or another one`)] : [];
}

async function judgeBytes(
  entry: BaselineScript,
  name: string,
  isThere: boolean,
  pageUrl: string,
  options: VerifyOptions,
): Promise<Finding[]> {
  const isOurs = entry.addedBy === 'react-clink-checkout';
  if (entry.url === INLINE || (isOurs && options.skipSdk)) return [];
  if (!isOurs && (entry.integrity === undefined || !isThere)) return [];
  const url = URL.canParse(entry.url, pageUrl) ? new URL(entry.url, pageUrl) : null;
  if (url === null || !isFetchable(url))
    return [fault('reachable', `${name} has no address that can be asked`)];
  const fetched = await fetchWithin(url.href, { headers: { Accept: '*/*' }, timeoutMs: options.timeoutMs });
  if (fetched.kind === 'failure') return [fault('reachable', `${name} ${fetched.says}`)];
  if (fetched.status !== 200) return [fault('reachable', `${name} answered with ${fetched.status}`)];
  if (entry.integrity === undefined || fitsIntegrity(fetched.bytes, entry.integrity)) return [];
  return [fault('bytes', `${name} is not the one whose hash is in the baseline`)];
}

function okText(
  { integrity, addedBy, url }: BaselineScript,
  name: string,
  { skipSdk }: VerifyOptions,
): string {
  if (addedBy === 'react-clink-checkout' && skipSdk) return `${name} is listed, and was not asked for`;
  if (url === INLINE) return `${name} is listed, and its text is the one authorised`;
  return integrity === undefined
    ? `${name} is listed, by its address`
    : `${name} is listed, and its bytes are those authorised`;
}

function nameOf({ url, integrity = '' }: BaselineScript, pageUrl: string): string {
  if (url === INLINE) return `Inline script ${integrity}`;
  return `Script ${plainAddress(URL.canParse(url, pageUrl) ? new URL(url, pageUrl).href : url)}`;
}
