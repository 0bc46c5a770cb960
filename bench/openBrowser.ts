import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { ensureChromium } from '../.ci/ensureChromium.mjs';
import type { Hosts } from './hosts/startHosts.ts';

const QUIET = ['--disable-gpu', '--disable-quic', '--disable-sync', '--no-sandbox'];

const ONE_PROCESS = ['--disable-site-isolation-trials', '--disable-features=IsolateOrigins,site-per-process'];

/**
 * Headless Chromium that knows the harness's hosts and no others.
 *
 * @param siteIsolation whether a payment frame gets a process of its own. Starting one takes the browser 50 ms and more,
 *   whatever library asked for it, and varies by as much
 */
export function openBrowser(hosts: Hosts, siteIsolation: boolean): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [...QUIET, ...(siteIsolation ? [] : ONE_PROCESS), ...hosts.chromiumFlags],
  });
}
