import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { startSandbox } from '../../sandbox/startSandbox.ts';
import type { RunningSandbox } from '../../sandbox/serveSandbox.ts';
import { readBlocks } from '../docs/readBlocks.ts';
import { payLater } from './payLater.ts';
import { clinkEnv, startProcess } from './startProcess.ts';
import type { RunningProcess } from './startProcess.ts';

/** Inside of the repository, so that the package is found by its name, and out of version control. */
const FOLDER = 'test-results/readme';

/** As the README has it, but on a port that is free, and saying which. */
const LISTEN = `hostname: 'localhost', port: 0 }, ({ port }) => console.log(\`http://localhost:\${port}\`)`;

let clink: RunningSandbox | undefined;
let server: RunningProcess | undefined;

afterEach(async () => {
  await server?.stop();
  await clink?.close();
  rmSync(FOLDER, { recursive: true, force: true });
});

function codeOf(file: string): string {
  const code = readBlocks('README.md').find((block) => block.file === file)?.code;
  if (code === undefined) throw new Error(`The README has no ${file} any more.`);
  return code;
}

/** What is run for each app, by file. */
const APPS = {
  Vite: () => {
    const code = codeOf('server.js');
    expect(code).toContain("hostname: 'localhost', port: 3000 }");
    return { 'server.js': code.replace("hostname: 'localhost', port: 3000 }", LISTEN) };
  },
  'Next.js': () => ({
    'route.ts': codeOf('app/api/checkout/[[...rest]]/route.ts'),
    'server.js': `
      import { serve } from '@hono/node-server';
      import { GET, POST } from './route.ts';
      serve({ fetch: (request) => (request.method === 'GET' ? GET : POST)(request), ${LISTEN});
    `,
  }),
} as const;

it.each(Object.entries(APPS))(
  'the server of the README for %s is paid, and told so',
  async (_name, filesOf) => {
    mkdirSync(FOLDER, { recursive: true });
    for (const [name, code] of Object.entries(filesOf())) writeFileSync(path.join(FOLDER, name), code);
    clink = await startSandbox({ settings: { pendingDelayMs: 3_600_000 } });
    server = await startProcess([process.execPath, '--import', 'tsx', path.join(FOLDER, 'server.js')], {
      ...clinkEnv(clink),
      TSX_TSCONFIG_PATH: 'examples/tsconfig.json',
    });
    const { origin, output } = server;
    const endpoint = `${origin}/api/checkout`;
    clink.sandbox.control.configure({ webhookUrl: `${endpoint}/webhook` });

    const made = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'attempt-0001' },
      body: JSON.stringify({
        cartId: 'c_1',
        uiMode: 'elements',
        returnUrl: `${origin}/complete?session_id={ELEMENTS_SESSION_ID}`,
      }),
    });
    const { sessionId } = (await made.json()) as { sessionId: string };
    expect(clink.sandbox.ledger.sessions.get(sessionId)?.fields).toMatchObject({ originalAmount: 24 });
    await payLater(clink, sessionId);
    expect(output()).not.toContain('Paid');

    clink.sandbox.control.settlePayment(sessionId);
    await vi.waitFor(() => expect(output()).toContain('Paid: send the mug.'), 10_000);
    const status: unknown = await (await fetch(`${endpoint}?session_id=${sessionId}`)).json();
    expect(status).toEqual({ sessionId, status: 'complete', paymentStatus: 'paid' });
  },
);
