import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildShop } from '../../demo/buildShop.ts';
import { buildHarness } from './harness/buildHarness.ts';

/** Builds the pages once, with React's development build: only there StrictMode runs effects twice. */
// oxlint-disable-next-line import/no-default-export -- Playwright takes it
export default async function globalSetup(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'react-clink-checkout-e2e-'));
  process.env['E2E_PAGES'] = directory;
  await buildShop(path.join(directory, 'shop'), { mode: 'development' });
  await buildHarness(path.join(directory, 'harness'));
  return () => rm(directory, { recursive: true, force: true });
}
