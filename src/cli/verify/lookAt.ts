import { fault } from './Finding.ts';
import type { Finding } from './Finding.ts';
import { fetchPage } from './fetchPage.ts';
import { mergeContent } from './mergeContent.ts';
import { parsePolicies } from './parsePolicies.ts';
import { plainAddress } from './plain.ts';
import { readContent } from './readContent.ts';
import { runBrowser } from './runBrowser.ts';
import type { PageContent } from './SeenScript.ts';
import type { VerifyOptions } from './VerifyOptions.ts';

/** A page as it was served, and, where there is a browser, as it was then. */
export interface Look {
  readonly kind: 'page';
  /** Where redirects led. */
  readonly url: string;
  readonly redirects: number;
  readonly headers: Headers;
  /** All that was seen. */
  readonly content: PageContent;
  /** Addresses of the scripts in the HTML as it was served. */
  readonly inPage: ReadonlySet<string>;
  readonly hasBrowser: boolean;
  /** What went wrong with the browser. */
  readonly findings: readonly Finding[];
}

/** Never rejects. */
export async function lookAt(
  options: VerifyOptions,
): Promise<Look | { readonly kind: 'failure'; readonly findings: readonly Finding[] }> {
  const page = await fetchPage(options);
  if (page.kind === 'failure') {
    return { kind: 'failure', findings: [fault('page', `The page ${page.says}`)] };
  }
  const { url, headers, redirects } = page;
  const honoursBase = allowsBase(headers.get('Content-Security-Policy') ?? '');
  const served = readContent(page.html, url, honoursBase);
  const inPage = new Set(
    served.scripts.flatMap((script) => (script.kind === 'external' ? [script.url] : [])),
  );
  const look = { kind: 'page', url, headers, redirects, inPage } as const;
  const without = { ...look, content: served, hasBrowser: false };
  if (options.browser === null) return { ...without, findings: [] };

  const browsed = await runBrowser(options.browser, options.url, options);
  if (browsed.kind === 'failure') {
    return { ...without, findings: [fault('browser', `The browser ${browsed.says}`)] };
  }
  const shown = readContent(browsed.html, url, honoursBase);
  const asked: PageContent = {
    ...shown,
    scripts: [
      ...shown.scripts,
      ...browsed.scripts.map((address) => ({ kind: 'external', url: address, integrity: null }) as const),
    ],
  };
  const elsewhere = browsed.documents.find((address) => new URL(address).origin !== new URL(url).origin);
  return {
    ...look,
    content: mergeContent(served, asked),
    hasBrowser: true,
    findings: elsewhere
      ? [fault('page', `In a browser the page leads to another origin: ${plainAddress(elsewhere)}`)]
      : [],
  };
}

/** `securityHeaders()` forbids `<base>`; then it changes no address. */
function allowsBase(policy: string): boolean {
  return !parsePolicies(policy).some((directives) => directives.get('base-uri')?.size === 0);
}
