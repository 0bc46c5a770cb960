import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildPage } from './page/buildPage.ts';

/** Builds the page once. */
// oxlint-disable-next-line import/no-default-export -- Playwright takes it
export default async function globalSetup(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'react-clink-checkout-chaos-'));
  process.env['CHAOS_PAGE'] = directory;
  await buildPage(directory);
  return () => rm(directory, { recursive: true, force: true });
}
