import { isAllowedScriptUrl } from '../../protocol/scriptUrl.ts';
import { INLINE } from './Baseline.ts';
import type { Baseline, BaselineScript } from './Baseline.ts';
import { hashesIn, sha256Of } from './hashes.ts';
import type { Look } from './lookAt.ts';
import { SECURITY_HEADERS } from './SECURITY_HEADERS.ts';
import type { SeenScript } from './SeenScript.ts';

/** What a page has now. Purposes are left empty: only a person can say them. */
export function recordBaseline({ url, headers, content, inPage }: Look): Baseline {
  const entries = new Map<string, BaselineScript>();
  for (const script of content.scripts) {
    const entry = entryFor(script, url, inPage);
    const key = script.kind === 'inline' ? `${entry.integrity}` : entry.url;
    // The tag is seen before the request, and knows more.
    if (!entries.has(key)) entries.set(key, entry);
  }
  return {
    scripts: [...entries.values()],
    headers: Object.fromEntries(
      SECURITY_HEADERS.flatMap((name) => {
        const value = headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
  };
}

function entryFor(script: SeenScript, pageUrl: string, inPage: ReadonlySet<string>): BaselineScript {
  if (script.kind === 'inline') {
    return {
      url: INLINE,
      purpose: '',
      integrity: sha256Of(script.text),
      addedBy: 'page',
      assurance: 'integrity',
    };
  }
  const { origin } = new URL(pageUrl);
  const address = new URL(script.url);
  const isOwn = address.origin === origin;
  // Another origin's script of Clink's that only a browser saw is the one that the checkout adds.
  const isSdk = !inPage.has(script.url) && !isOwn && isAllowedScriptUrl(script.url, origin);
  const integrity = hashesIn(script.integrity ?? '').join(' ');
  return {
    url: isOwn && !address.pathname.startsWith('//') ? address.pathname + address.search : script.url,
    purpose: '',
    ...(integrity === '' ? {} : { integrity }),
    addedBy: isSdk ? 'react-clink-checkout' : 'page',
    assurance: integrity === '' ? 'address' : 'integrity',
  };
}
