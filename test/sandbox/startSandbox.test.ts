// @vitest-environment node
import { get } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningSandbox } from '../../sandbox/serveSandbox.ts';
import { startSandbox } from '../../sandbox/startSandbox.ts';
import { ORDER } from './openSandbox.ts';

let running: RunningSandbox;
const request = globalThis.Request;

beforeAll(async () => {
  running = await startSandbox();
});

afterAll(() => running.close());

function create(headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${running.apiUrl}checkout/session`, {
    method: 'POST',
    headers: {
      'X-API-KEY': running.secretKey,
      'X-Timestamp': String(Date.now()),
      'Content-Type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(ORDER),
  });
}

test('it serves the REST API on loopback and leaves the globals of the process alone', async () => {
  expect(running.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await create()).json()).toMatchObject({ code: 200 });
  expect(globalThis.Request).toBe(request);
});

test('its keys are of the sandbox and say that they are fake', () => {
  expect(running.secretKey).toMatch(/^sk_test_.*not_a_real_key$/);
  expect(running.publishKey).toMatch(/^pk_test_.*not_a_real_key$/);
  expect(running.webhookSecret).toMatch(/^whsec_/);
});

test('it serves the script to pages of any origin', async () => {
  const response = await fetch(running.sdkUrl);
  expect(response.headers.get('content-type')).toContain('text/javascript');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.text()).toContain('ClinkElements');
});

test.each(['payment', 'currency', 'challenge'])('the %s frame runs under a strict policy', async (name) => {
  const response = await fetch(`${running.origin}/frames/${name}`);
  const html = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  expect(html).not.toMatch(/<script>|<style|style=| on\w+=/);
  for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
    expect((await fetch(running.origin + String(path))).status).toBe(200);
  }
});

test('the status page runs under a strict policy, holds no key and finds what it loads', async () => {
  const response = await fetch(`${running.origin}/`);
  const html = await response.text();
  const policy = response.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(html).not.toMatch(/<script>|<style|style=| on\w+=|sk_test_|whsec_/);
  const paths = new Set([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path));
  expect([...paths]).toEqual(['/status.css', '/console.js', '/control/ledger']);
  for (const path of paths) expect((await fetch(running.origin + String(path))).status).toBe(200);
});

test.each(['/', '/control/ledger'])(
  'no site reaches %s by a name of its own that leads to this machine',
  async (path) => {
    expect(await statusOf(path, 'shop.example')).toBe(403);
    expect(await statusOf(path, 'localhost')).toBe(200);
  },
);

test('a shop may reach what is for shops by any name', async () => {
  expect(await statusOf('/clink-elements/index.iife.js', 'sandbox.example')).toBe(200);
});

/** As it is asked by a page under that name; `fetch` lets nobody set it. */
function statusOf(path: string, hostname: string): Promise<number | undefined> {
  const { port } = new URL(running.origin);
  const host = `${hostname}:${port}`;
  return new Promise((resolve, reject) => {
    get({ port, path, host: '127.0.0.1', headers: { host, origin: `http://${host}` } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}

test('a dropped connection is reset, with the work done', async () => {
  const before = running.sandbox.ledger.sessions.size;
  await expect(create({ 'X-Sandbox-Fault': '{"drop":"after"}' })).rejects.toMatchObject({
    cause: { code: 'ECONNRESET' },
  });
  expect(running.sandbox.ledger.sessions.size).toBe(before + 1);
});

test('it closes at once, with connections open and requests held back', async () => {
  const other = await startSandbox();
  other.sandbox.faults.add({ match: { path: '/api/' }, delayMs: 60_000 });
  const held = fetch(`${other.apiUrl}checkout/session/x`).catch((error: unknown) => error);
  await fetch(`${other.origin}/`).then((response) => response.text());
  const started = Date.now();
  await other.close();
  expect(Date.now() - started).toBeLessThan(1_000);
  expect(await held).toBeInstanceOf(Error);
});

test('a port that is taken is told', async () => {
  await expect(startSandbox({ port: Number(new URL(running.origin).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
