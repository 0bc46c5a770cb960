import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readNetLog } from './readNetLog.ts';
import type { BrowserRequests } from './readNetLog.ts';
import type { VerifyOptions } from './VerifyOptions.ts';

/** What a browser made of the page. */
export interface Browsed extends BrowserRequests {
  readonly kind: 'page';
  /** The document as HTML, once its scripts had their time. */
  readonly html: string;
}

const MAX_CHARACTERS = 5 * 1024 * 1024;

/** Milliseconds of the page's own time, which waits for what is being loaded. */
const PAGE_TIME = 15_000;

/**
 * Opens the page in a headless Chromium with a profile of its own, which is removed again. Never rejects. The failure's
 * `says` goes on after "The browser".
 */
export async function runBrowser(
  browser: string,
  url: string,
  { browserFlags, browserTimeoutMs }: VerifyOptions,
): Promise<Browsed | { readonly kind: 'failure'; readonly says: string }> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'react-clink-checkout-verify-'));
  const netLog = path.join(profile, 'requests.json');
  try {
    const html = await dump(
      browser,
      [
        '--headless',
        '--dump-dom',
        `--virtual-time-budget=${PAGE_TIME}`,
        `--user-data-dir=${profile}`,
        `--log-net-log=${netLog}`,
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-extensions',
        '--disable-gpu',
        '--disable-sync',
        '--no-default-browser-check',
        '--no-first-run',
        ...browserFlags,
        url,
      ],
      browserTimeoutMs,
    );
    if (typeof html !== 'string') return html;
    const requests = readNetLog(await readFile(netLog, 'utf8'), new URL(url).origin);
    if (requests === null) return { kind: 'failure', says: 'left no readable log of what it asked for' };
    return { kind: 'page', html, ...requests };
  } catch {
    return { kind: 'failure', says: 'left no log of what it asked for' };
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(
      () => undefined,
    );
  }
}

function dump(
  command: string,
  args: readonly string[],
  limit: number,
): Promise<string | { readonly kind: 'failure'; readonly says: string }> {
  return new Promise((resolve) => {
    // A group of its own, so that its children end with it and none of them writes after the profile is removed.
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    const chunks: Buffer[] = [];
    let length = 0;
    const endGroup = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // All of it has ended.
      }
    };
    const end = (says: string): void => {
      clearTimeout(timer);
      endGroup();
      child.stdout.destroy();
      const failure = { kind: 'failure', says } as const;
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) resolve(failure);
      else child.once('exit', () => resolve(failure));
    };
    const timer = setTimeout(() => end(`did not end within ${limit / 1000} s`), limit);
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length > MAX_CHARACTERS) end('made a page of more than 5 MB');
    });
    child.once('error', () => end('could not be started'));
    child.once('close', (code) => {
      if (code !== 0) return end('ended with an error');
      clearTimeout(timer);
      endGroup();
      const html = Buffer.concat(chunks).toString('utf8');
      resolve(html.trim() === '' ? { kind: 'failure', says: 'showed nothing' } : html);
    });
  });
}
