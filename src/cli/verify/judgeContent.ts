import { INLINE } from './Baseline.ts';
import type { Baseline } from './Baseline.ts';
import { fault, note } from './Finding.ts';
import type { Finding } from './Finding.ts';
import { fitsIntegrity, sha256Of } from './hashes.ts';
import { isSameScript } from './isSameScript.ts';
import { plainAddress } from './plain.ts';
import type { PageContent } from './SeenScript.ts';

/** What the page has and the baseline does not list. */
export function judgeContent(
  { scripts, handlers, preloads, isTooDeep }: PageContent,
  baseline: Baseline,
  pageUrl: string,
): readonly Finding[] {
  const isListed = (url: string): boolean =>
    baseline.scripts.some((entry) => entry.url !== INLINE && isSameScript(entry, url, pageUrl));
  const unlisted = new Set(
    scripts.flatMap((script) => {
      if (script.kind === 'external') return isListed(script.url) ? [] : [script.url];
      return [];
    }),
  );
  const inline = scripts.flatMap((script) => {
    if (script.kind !== 'inline') return [];
    const entry = baseline.scripts.find(
      ({ url, integrity = '' }) => url === INLINE && fitsIntegrity(script.text, integrity),
    );
    return entry ? [] : [`An inline script is not in the baseline: ${sha256Of(script.text)}`];
  });
  const extra = preloads.filter((url) => !isListed(url) && !unlisted.has(url));
  return [
    ...[...unlisted].map((url) => fault('listed', `A script is not in the baseline: ${plainAddress(url)}`)),
    ...inline.map((text) => fault('listed', text)),
    ...handlers.map((where) => fault('handler', `Code stands in an attribute: ${where}`)),
    ...(isTooDeep ? [fault('frame', 'Frames stand in frames too deep to be looked into')] : []),
    ...extra.map((url) =>
      note('preload', `A script is preloaded that is not in the baseline: ${plainAddress(url)}`),
    ),
  ];
}
