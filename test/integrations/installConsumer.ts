import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Consumer } from './consumers.ts';
import { mustRun } from './mustRun.ts';

const CONSUMERS = path.join(import.meta.dirname, 'consumers');

/**
 * Copies a consumer's files, and those that all share, to a new temporary folder and installs the tarball there, from the
 * registry that npm is set to. A peer that does not fit is an error, and no package may run a script.
 *
 * @returns the folder
 * @throws Error with npm's output
 */
export async function installConsumer(consumer: Consumer, tarball: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `react-clink-checkout-${consumer.folder}-`));
  await cp(path.join(CONSUMERS, consumer.folder), folder, { recursive: true });
  await cp(path.join(CONSUMERS, 'shared'), path.join(folder, 'shared'), { recursive: true });
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...consumer.dependencies, 'react-clink-checkout': `file:${tarball}` },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  const flags = ['--strict-peer-deps', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  await mustRun(['npm', 'install', ...flags, '--loglevel=error'], {}, folder);
  return folder;
}
