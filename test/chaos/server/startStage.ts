import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SDK_PATH } from '../../../sandbox/pages.ts';
import { startSandbox } from '../../../sandbox/startSandbox.ts';
import type { RunningSandbox } from '../../../sandbox/serveSandbox.ts';
import { createCheckoutHandler } from '../../../src/server/index.ts';
import { startChaosServer } from './startChaosServer.ts';
import type { ChaosServer } from './startChaosServer.ts';

/** Where the page posts for a session. */
export const ENDPOINT = '/api/checkout/session';
export const SDK = SDK_PATH;
export const FRAME = '/frames/payment';
/** What the SDK asks Clink for first. */
export const LOAD = '/elements/load';
/** Where the SDK's script reports that it runs. */
export const TELEMETRY = '/telemetry';

/** A merchant and a Clink on two origins, both of which can be brought into trouble. */
export interface Stage {
  /** The page, its files and the endpoint; the SDK's script as well, for those who host it themselves. */
  readonly merchant: ChaosServer;
  /** The SDK's script, the frames, Clink's own calls and its telemetry. */
  readonly clink: ChaosServer;
  readonly sdkUrl: string;
  /** The bytes of the SDK's script. */
  script(): Promise<string>;
  /** What Clink's books say. */
  ledger(): ReturnType<RunningSandbox['sandbox']['control']['snapshot']>;
  /** What the merchant answers to whoever asks for the page. */
  showPage(page: () => Response): void;
  close(): Promise<void>;
}

/** What Clink's own script may do besides its work. Without effect where it is blocked. */
const REPORT = `
fetch(new URL('${TELEMETRY}', document.currentScript.src), { method: 'POST', mode: 'no-cors' }).catch(() => {});
`;

const TYPES: Readonly<Record<string, string>> = { '/page.js': 'text/javascript', '/page.css': 'text/css' };

export async function startStage(): Promise<Stage> {
  const running = await startSandbox();
  const { secretKey, publishKey, apiUrl, sandbox } = running;
  let page = (): Response => new Response(null, { status: 404 });

  const clink = await startChaosServer('127.0.0.1', async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === TELEMETRY) return new Response(null, { status: 204 });
    const response = await sandbox.fetch(request);
    return pathname === SDK_PATH
      ? new Response((await response.text()) + REPORT, { headers: response.headers })
      : response;
  });

  const endpoint = createCheckoutHandler({
    secretKey,
    publishKey,
    environment: 'sandbox',
    // Its own line to Clink: the trouble is between them and the browser.
    apiUrl,
    resolveOrder: () => ({ originalAmount: 18, originalCurrency: 'USD', customerEmail: 'ada@example.com' }),
    authorize: () => true,
  });
  const merchant = await startChaosServer('localhost', async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === ENDPOINT) return endpoint(request);
    const type = TYPES[pathname];
    if (type === undefined) return page();
    const file = await readFile(path.join(process.env['CHAOS_PAGE'] ?? '', pathname));
    return new Response(new Uint8Array(file), { headers: { 'Content-Type': type } });
  });

  return {
    merchant,
    clink,
    sdkUrl: clink.origin + SDK_PATH,
    script: async () => (await fetch(clink.origin + SDK_PATH)).text(),
    ledger: () => sandbox.control.snapshot(),
    showPage: (next) => {
      page = next;
    },
    close: async () => {
      await merchant.close();
      await clink.close();
      await running.close();
    },
  };
}
