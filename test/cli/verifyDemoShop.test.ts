// @vitest-environment node
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFlags } from '../../.ci/chromiumFlags.mjs';
import { ensureChromium } from '../../.ci/ensureChromium.mjs';
import { buildShop } from '../../demo/buildShop.ts';
import { createShop } from '../../demo/createShop.ts';
import { readAssets } from '../../demo/readAssets.ts';
import { startSandbox } from '../../sandbox/startSandbox.ts';
import type { RunningSandbox } from '../../sandbox/serveSandbox.ts';
import type { Baseline } from '../../src/cli/verify/Baseline.ts';
import { verifyPage } from '../../src/cli/verify/verifyPage.ts';
import type { Report } from '../../src/cli/verify/verifyPage.ts';
import { scriptInventory, securityHeaders } from '../../src/server/index.ts';
import type { PageSecurityOptions } from '../../src/server/index.ts';
import { serveOnLoopback } from '../e2e/serveOnLoopback.ts';
import type { RunningServer } from '../e2e/serveOnLoopback.ts';
import { defaults, differencesOf } from './openPage.ts';

let folder: string;
let clink: RunningSandbox;
let shop: RunningServer;
let baseline: Baseline;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'verify-shop-'));
  await buildShop(folder, { mode: 'production' });
  clink = await startSandbox();
  const assets = readAssets(folder);
  const { fetch } = createShop({ clink: { ...clink, environment: 'sandbox' }, assets });
  shop = await serveOnLoopback(fetch);

  const bundle = /src="(\/assets\/[\w-]+\.js)"/.exec(await assets.page('/checkout'))?.[1] ?? '';
  const options: PageSecurityOptions = {
    environment: 'sandbox',
    sdkUrl: clink.sdkUrl,
    clinkOrigins: [clink.origin],
    trustedTypes: true,
    scripts: [
      { url: '/theme.js', purpose: 'chooses the theme before the page is drawn' },
      { url: bundle, purpose: 'the shop' },
    ],
  };
  baseline = { scripts: scriptInventory(options), headers: securityHeaders(options) };
}, 120_000);

afterAll(async () => {
  await shop.close();
  await clink.close();
  await rm(folder, { recursive: true });
});

function texts({ results }: Report): string[] {
  return results.filter(({ verdict }) => verdict !== 'ok').map(({ text }) => text);
}

describe('the demo shop', () => {
  it('is as its own configuration says', async () => {
    const report = await verifyPage(defaults(`${shop.origin}/checkout`), baseline);
    expect(texts(report)).toEqual([]);
    expect(report.results).toHaveLength(8);
  });

  it('is so in a browser too, where an empty cart shows no checkout', async () => {
    const report = await verifyPage(
      {
        ...defaults(`${shop.origin}/checkout`),
        browser: ensureChromium(),
        browserFlags: ['--no-sandbox', ...chromiumFlags],
      },
      baseline,
    );
    expect(texts(report)).toEqual([`Script ${clink.sdkUrl} was not added while the browser looked`]);
    expect(report.faults).toBe(0);
  }, 120_000);

  it('without its theme in the list is at fault', async () => {
    const scripts = baseline.scripts.filter(({ url }) => url !== '/theme.js');
    const report = await verifyPage(defaults(`${shop.origin}/checkout`), { ...baseline, scripts });
    expect(differencesOf(report)).toEqual(['listed fault']);
  });
});
