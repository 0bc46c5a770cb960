import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createServer as createVite } from 'vite';
import { startSandbox } from '../sandbox/startSandbox.ts';
import { createShop, type ShopClink } from './createShop.ts';
import { findFreePort } from './findFreePort.ts';
import { readClinkFromEnv } from './readClinkFromEnv.ts';

const SHOP_HOST = 'localhost';
// Another origin than the shop's, as Clink's is.
const SANDBOX_HOST = '127.0.0.1';

interface RunningClink {
  readonly clink: ShopClink;
  /** Where the embedded Clink shows what happens in it; `null` for the merchant's own Clink. */
  readonly statusPage: string | null;
  closeClink(): Promise<void>;
}

async function serve(): Promise<void> {
  const wanted = Number(process.env['PORT'] ?? 4173);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_000) {
    throw new Error('PORT must be a whole number between 1 and 65000.');
  }
  const own = readClinkFromEnv(process.env);
  const port = await findFreePort(wanted, SHOP_HOST);
  if (port !== wanted) say(`Port ${wanted} is taken, so the shop uses ${port}.`);

  const running: RunningClink =
    own === null ? await openSandbox(port) : { clink: own, statusPage: null, closeClink: async () => {} };
  const { clink, statusPage } = running;

  const server = createServer();
  const vite = await createVite({
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, ws: { server } },
  });
  const index = new URL('index.html', import.meta.url);
  const shop = createShop({
    clink,
    isDevelopment: true,
    assets: {
      page: async (path) => vite.transformIndexHtml(path, await readFile(index, 'utf8')),
      file: () => Promise.resolve(null),
    },
    onError: (error) => console.error('The checkout endpoint failed:', error),
  });
  const answer = getRequestListener((request) => shop.fetch(request));
  server.on('request', (request, response) => {
    vite.middlewares(request, response, () => void answer(request, response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, SHOP_HOST, resolve);
  });
  const address = `http://${SHOP_HOST}:${port}`;
  // The first visit would wait for this otherwise.
  await vite.warmupRequest('/app/main.tsx').catch(() => undefined);

  let closing = false;
  async function close(): Promise<void> {
    if (closing) return;
    closing = true;
    // Whatever hangs, the terminal comes back.
    setTimeout(() => process.exit(0), 3000).unref();
    server.closeAllConnections();
    await Promise.all([vite.close(), running.closeClink(), new Promise((resolve) => server.close(resolve))]);
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
    process.on(signal, () => void close());
  }

  say('');
  say(`  Shop            ${address}`);
  if (statusPage === null) {
    say(`  Clink           your account, ${clink.environment}`);
  } else {
    say(`  Embedded Clink  ${statusPage}  (sessions, payments and webhooks; has them fail, wait or expire)`);
    say('  Test card       4242 4242 4242 4242, any future date, any CVC');
    say('  Promotion code  WELCOME10');
  }
  say('');
  say(`Open ${address} in a browser. Ctrl+C stops it.`);
}

/** The embedded Clink for a shop on `shopPort`, on a port after that. */
async function openSandbox(shopPort: number): Promise<RunningClink> {
  say('Starting the embedded Clink: payments are simulated, no account is needed …');
  const running = await startSandbox({
    port: await findFreePort(shopPort + 1, SANDBOX_HOST),
    host: SANDBOX_HOST,
    webhookUrl: `http://${SHOP_HOST}:${shopPort}/api/checkout/webhook`,
  });
  const { secretKey, publishKey, webhookSecret, apiUrl, sdkUrl, origin } = running;
  const clink: ShopClink = {
    secretKey,
    publishKey,
    webhookSecret,
    environment: 'sandbox',
    apiUrl,
    sdkUrl,
  };
  return { clink, statusPage: `${origin}/`, closeClink: () => running.close() };
}

function say(line: string): void {
  console.log(line);
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
