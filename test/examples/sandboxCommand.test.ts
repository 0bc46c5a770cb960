import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { ROOT, startProcess } from './startProcess.ts';
import type { RunningProcess } from './startProcess.ts';

let folder: string;
let sandbox: RunningProcess;

// As it is installed: what the package holds and what it depends on, and nothing else of this repository in reach.
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clink-sandbox-'));
  const modules = path.join(folder, 'node_modules');
  const installed = path.join(modules, manifest.name);
  await mkdir(installed, { recursive: true });
  await cp(path.join(ROOT, 'dist'), path.join(installed, 'dist'), { recursive: true });
  await cp(path.join(ROOT, 'package.json'), path.join(installed, 'package.json'));
  for (const name of Object.keys(manifest.dependencies))
    await symlink(path.join(ROOT, 'node_modules', name), path.join(modules, name));
  const program = path.join(installed, manifest.bin['react-clink-checkout']);
  sandbox = await startProcess([process.execPath, program, 'sandbox', '--port', '0'], {});
});

afterAll(async () => {
  await sandbox?.stop();
  await rm(folder, { recursive: true });
});

it.each([
  ['its page', '/', 'text/html', 'Embedded Clink'],
  ['the SDK’s script', '/clink-elements/index.iife.js', 'text/javascript', 'loadClinkElements'],
  ['the payment form', '/frames/payment', 'text/html', '/frames/payment.js'],
  ['the form’s script', '/frames/payment.js', 'text/javascript', 'card'],
  ['the form’s look', '/frames/frame.css', 'text/css', '.'],
])('the installed command serves %s', async (_, address, type, text) => {
  const response = await fetch(sandbox.origin + address);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
  expect(await response.text()).toContain(text);
});

it('the installed command makes sessions for the key that it prints', async () => {
  const secretKey = /^CLINK_SECRET_KEY=(.+)$/m.exec(sandbox.output())?.[1] ?? '';
  const apiUrl = /^CLINK_API_URL=(.+)$/m.exec(sandbox.output())?.[1] ?? '';
  const response = await fetch(`${apiUrl}checkout/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-api-key': secretKey,
      'x-timestamp': String(Date.now()),
    },
    body: JSON.stringify({
      uiMode: 'elements',
      returnUrl: 'http://localhost/{ELEMENTS_SESSION_ID}',
      customerEmail: 'ada@example.com',
      originalAmount: 12,
      originalCurrency: 'USD',
      priceDataList: [{ name: 'Tea', quantity: 1, unitAmount: 12 }],
    }),
  });
  expect(await response.json()).toMatchObject({ code: 200, data: { uiMode: 'elements' } });
});
