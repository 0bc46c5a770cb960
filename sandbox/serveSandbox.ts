import { createServer, type IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Clock } from './clock.ts';
import { isControl } from './control/isControl.ts';
import { ConnectionDropped, createSandbox, type Sandbox } from './createSandbox.ts';
import { advance } from './ledger/advance.ts';
import type { Settings } from './ledger/settings.ts';
import { isLoopback } from '../src/protocol/isLoopback.ts';
import { SDK_PATH, type Assets } from './pages.ts';

export interface SandboxServerOptions {
  /** @default 0: any free one */
  readonly port?: number | undefined;
  /** @default '127.0.0.1' */
  readonly host?: string | undefined;
  /** Where events are delivered. @default nowhere */
  readonly webhookUrl?: string | undefined;
  /** Start values of everything else that can be set. */
  readonly settings?: Partial<Settings> | undefined;
  /** @default the system's */
  readonly clock?: Clock | undefined;
}

export interface RunningSandbox {
  /** `http://127.0.0.1:4174` */
  readonly origin: string;
  /** Base of the REST API, with a slash at the end. */
  readonly apiUrl: string;
  readonly sdkUrl: string;
  readonly secretKey: string;
  readonly publishKey: string;
  readonly webhookSecret: string;
  /** The same sandbox in process: ledger, faults, controls. */
  readonly sandbox: Sandbox;
  /** Ends every connection, kept-alive ones too. */
  close(): Promise<void>;
}

/** How often time passes in the ledger when nobody asks anything, so that webhooks leave on time. */
const ADVANCE_EVERY_MS = 500;

/** Puts the embedded Clink on loopback. Rejects when the port is taken. */
export async function serveSandbox(options: SandboxServerOptions, assets: Assets): Promise<RunningSandbox> {
  const { port = 0, host = '127.0.0.1', webhookUrl = null } = options;
  const sandbox = createSandbox({
    clock: options.clock,
    settings: { ...options.settings, webhookUrl },
    assets,
  });
  const server = createServer(
    // `false`: the process's own Request and Response stay what they are.
    getRequestListener(
      (request, { incoming }) =>
        isRebound(request, host) ? refusal() : serve(sandbox, request, incoming as IncomingMessage),
      { overrideGlobalObjects: false },
    ),
  );
  const heartbeat = setInterval(() => advance(sandbox.ledger), ADVANCE_EVERY_MS);
  heartbeat.unref();

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch((error: unknown) => {
    clearInterval(heartbeat);
    throw error;
  });
  const address = server.address();
  const origin = `http://${host}:${typeof address === 'object' && address !== null ? address.port : port}`;

  return {
    origin,
    apiUrl: `${origin}/api/`,
    sdkUrl: origin + SDK_PATH,
    ...sandbox.keys,
    sandbox,
    async close() {
      clearInterval(heartbeat);
      sandbox.dispose();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Whether a page of some site reaches for the controls by a name of that site's own which leads to this machine: to the
 * browser they are then of one origin.
 */
function isRebound(request: Request, host: string): boolean {
  const { hostname, pathname } = new URL(request.url);
  return isControl(pathname) && hostname !== host && !isLoopback(hostname);
}

function refusal(): Response {
  return Response.json(
    {
      error:
        'The controls answer to 127.0.0.1 and localhost only, since any site can lead a name of its own here.',
    },
    { status: 403 },
  );
}

async function serve(sandbox: Sandbox, request: Request, incoming: IncomingMessage): Promise<Response> {
  try {
    return await sandbox.fetch(request);
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) throw error;
    incoming.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
}
