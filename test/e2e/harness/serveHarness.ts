import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readAssets } from '../../../demo/readAssets.ts';
import type { RunningSandbox } from '../../../sandbox/serveSandbox.ts';
import { createCheckoutHandler, securityHeaders } from '../../../src/server/index.ts';
import type { PageSecurityOptions } from '../../../src/server/index.ts';
import { serveOnLoopback } from '../serveOnLoopback.ts';
import type { PageValues } from './readPage.ts';
import type { renderServed as render } from './renderServed.tsx';

/** What makes a test's page differ from the others. */
export interface HarnessSettings {
  /** Headers of the page, over those of `securityHeaders`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly security?: Partial<PageSecurityOptions>;
  /** HTML before everything else in the body. */
  readonly markup?: string;
  /** The shop writes down which session a cart was given, and names it to the handler when the cart comes again. */
  readonly findsSessions?: boolean;
  /** Other files of the site, by path. */
  readonly scripts?: Readonly<Record<string, string>>;
}

export interface Harness {
  readonly origin: string;
  /** How often the site was asked for this, by the beginning of the path. */
  requests(path: string, method?: string): number;
  close(): Promise<void>;
}

const ENDPOINT = '/api/checkout/session';

/** The harness page under the policy that `securityHeaders` recommends, with an endpoint of its own. */
export async function serveHarness(clink: RunningSandbox, settings: HarnessSettings): Promise<Harness> {
  const directory = path.join(process.env['E2E_PAGES'] ?? '', 'harness');
  const assets = readAssets(directory);
  const { secretKey, publishKey, apiUrl, sdkUrl } = clink;
  const seen: { path: string; method: string }[] = [];
  const sessions = new Map<unknown, string>();
  const answer = createCheckoutHandler({
    secretKey,
    publishKey,
    environment: 'sandbox',
    apiUrl,
    resolveOrder: () => ({ originalAmount: 18, originalCurrency: 'USD', customerEmail: 'ada@example.com' }),
    onSessionCreated: ({ sessionId, input }) => void sessions.set(input['cartId'], sessionId),
    findSession: settings.findsSessions ? ({ cartId }) => sessions.get(cartId) : undefined,
    authorize: () => true,
  });

  async function writePage(pathname: string): Promise<Response> {
    const nonce = randomBytes(16).toString('base64');
    const served = pathname === '/served' ? await renderServed(directory, { sdkUrl, nonce }) : '';
    const html = (await assets.page(pathname))
      .replace('name="clink-sdk-url" content=""', `name="clink-sdk-url" content="${sdkUrl}"`)
      .replace('name="clink-nonce" content=""', `name="clink-nonce" content="${nonce}"`)
      .replace('<body>', () => `<body>${settings.markup ?? ''}`)
      .replace('<div id="root"></div>', () => `<div id="root">${served}</div>`);
    const security = securityHeaders({
      environment: 'sandbox',
      sdkUrl,
      nonce,
      clinkOrigins: [new URL(sdkUrl).origin],
      trustedTypes: true,
      ...settings.security,
    });
    return new Response(html, {
      headers: { 'Content-Type': 'text/html; charset=utf-8', ...security, ...settings.headers },
    });
  }

  const server = await serveOnLoopback(async (request) => {
    const { pathname } = new URL(request.url);
    seen.push({ path: pathname, method: request.method });
    if (pathname === ENDPOINT) return answer(request);
    const script = settings.scripts?.[pathname];
    if (script !== undefined) return new Response(script, { headers: { 'Content-Type': 'text/javascript' } });
    return (await assets.file(pathname)) ?? writePage(pathname);
  });
  return {
    ...server,
    requests: (start, method) =>
      seen.filter((request) => request.path.startsWith(start) && (!method || request.method === method))
        .length,
  };
}

async function renderServed(directory: string, page: PageValues): Promise<string> {
  const { href } = pathToFileURL(path.join(directory, 'server/renderServed.mjs'));
  const built = (await import(href)) as { readonly renderServed: typeof render };
  return built.renderServed(page);
}
