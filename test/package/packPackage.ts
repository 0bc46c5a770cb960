import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, '../..');

/** The package as `npm publish` would upload it. */
export interface PackedPackage {
  /** The archive itself. */
  readonly tarball: string;
  /** A project that has it in its `node_modules`. */
  readonly consumer: string;
  /** Where it is unpacked in there. */
  readonly folder: string;
  /** Paths inside the package. */
  readonly files: readonly string[];
  /** Bytes of the archive. */
  readonly size: number;
  /** Bytes on the merchant's disk. */
  readonly unpackedSize: number;
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/**
 * Packs what `npm run build` has built into a new folder under the system's temporary one, and unpacks it as a consumer
 * has it. `dependencies` are the packages of this repository that it finds beside itself there.
 *
 * @throws Error when npm or tar fail
 */
export async function packPackage(dependencies: readonly string[] = []): Promise<PackedPackage> {
  const consumer = await mkdtemp(path.join(os.tmpdir(), 'react-clink-checkout-package-'));
  // No script of the project's: what is packed is what was built before.
  const { stdout } = await run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', consumer],
    { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 },
  );
  const [report] = JSON.parse(stdout) as readonly PackReport[];
  if (report === undefined)
    throw new Error('npm pack said nothing of a package, so there is nothing to test.');
  const tarball = path.join(consumer, report.filename);
  const folder = path.join(consumer, 'node_modules/react-clink-checkout');
  await mkdir(folder, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  for (const name of dependencies) {
    const link = path.join(consumer, 'node_modules', name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.join(ROOT, 'node_modules', name), link, 'dir');
  }
  const { size, unpackedSize, files } = report;
  return { tarball, consumer, folder, files: files.map((file) => file.path), size, unpackedSize };
}
