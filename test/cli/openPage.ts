import { createHash, randomBytes } from 'node:crypto';
import type { Baseline } from '../../src/cli/verify/Baseline.ts';
import type { VerifyOptions } from '../../src/cli/verify/VerifyOptions.ts';
import { verifyPage } from '../../src/cli/verify/verifyPage.ts';
import type { Report } from '../../src/cli/verify/verifyPage.ts';
import { scriptInventory, securityHeaders } from '../../src/server/index.ts';
import type { PageSecurityOptions } from '../../src/server/index.ts';
import { serveOnLoopback } from '../e2e/serveOnLoopback.ts';

export const SDK = 'globalThis.ClinkElements = {};';
export const STATS = 'globalThis.visits = 1;';

/** What the two servers answer; a test changes what it is about. */
export interface PageParts {
  /** Before `</head>` and `</body>`. */
  head: string;
  body: string;
  /** Changes the page's headers. */
  headers: (headers: Headers) => void;
  /** Instead of the page. */
  page: ((request: Request) => Response | Promise<Response>) | null;
  theme: string;
  stats: (request: Request) => Response;
  sdk: (request: Request) => Response;
}

export interface OpenPage {
  /** Of the payment page, with a query that no report may show. */
  readonly url: string;
  readonly origin: string;
  /** Of the server that the SDK and another script come from. */
  readonly other: string;
  readonly baseline: Baseline;
  readonly parts: PageParts;
  readonly requests: readonly string[];
  verify(options?: Partial<VerifyOptions>, baseline?: Baseline): Promise<Report>;
  close(): Promise<void>;
}

export function integrityOf(text: string): string {
  return `sha384-${createHash('sha384').update(text).digest('base64')}`;
}

export function script(text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    headers: { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*', ...headers },
  });
}

/** A payment page and its scripts, on two origins, as `securityHeaders` and `scriptInventory` describe them. */
export async function openPage(): Promise<OpenPage> {
  const requests: string[] = [];
  const parts: PageParts = {
    head: '',
    body: '',
    headers: () => {},
    page: null,
    theme: 'globalThis.theme = 1;',
    stats: () => script(STATS),
    sdk: () => script(SDK),
  };
  const other = await serveOnLoopback(async (request) => {
    const { pathname } = new URL(request.url);
    requests.push(pathname);
    if (pathname === '/sdk.js') return parts.sdk(request);
    return pathname === '/stats.js' ? parts.stats(request) : script('');
  });
  const options: PageSecurityOptions = {
    environment: 'sandbox',
    sdkUrl: `${other.origin}/sdk.js`,
    integrity: integrityOf(SDK),
    scripts: [
      { url: '/theme.js', purpose: 'chooses the theme before the page is drawn' },
      { url: `${other.origin}/stats.js?site=1`, purpose: 'counts visits', integrity: integrityOf(STATS) },
    ],
    trustedTypes: false,
  };
  const headers = (): Record<string, string> =>
    securityHeaders({ ...options, nonce: randomBytes(18).toString('base64') });

  const shop = await serveOnLoopback(async (request) => {
    const { pathname } = new URL(request.url);
    requests.push(pathname);
    if (pathname === '/theme.js') return script(parts.theme);
    if (pathname !== '/checkout') return script('');
    if (parts.page) return parts.page(request);
    const response = new Response(pageOf(parts, `${other.origin}/stats.js?site=1`), {
      headers: { ...headers(), 'Content-Type': 'text/html; charset=utf-8' },
    });
    parts.headers(response.headers);
    return response;
  });
  const url = `${shop.origin}/checkout?token=canary`;
  const good: Baseline = { scripts: scriptInventory(options), headers: headers() };
  return {
    url,
    origin: shop.origin,
    other: other.origin,
    baseline: good,
    parts,
    requests,
    verify: (changes = {}, baseline = good) => verifyPage({ ...defaults(url), ...changes }, baseline),
    close: async () => {
      await Promise.all([shop.close(), other.close()]);
    },
  };
}

export function defaults(url: string): VerifyOptions {
  return {
    url,
    baseline: 'clink-page.json',
    write: false,
    force: false,
    headers: {},
    browser: null,
    browserFlags: [],
    skipSdk: false,
    json: false,
    timeoutMs: 5000,
    browserTimeoutMs: 45_000,
  };
}

/** `rule verdict` of each thing that differs. */
export function differencesOf(report: Report): string[] {
  return report.results
    .filter(({ verdict }) => verdict !== 'ok')
    .map(({ rule, verdict }) => `${rule} ${verdict}`);
}

function pageOf({ head, body }: PageParts, stats: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <title>Checkout</title>
    <script src="/theme.js"></script>
    <script src="${stats}" integrity="${integrityOf(STATS)}" crossorigin="anonymous"></script>
    ${head}
  </head>
  <body>
    <h1>Checkout</h1>
    <script type="application/json">{ "cart": "c_1" }</script>
    ${body}
  </body>
</html>`;
}
