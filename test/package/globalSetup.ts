import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import manifest from '../../package.json' with { type: 'json' };
import { packPackage } from './packPackage.ts';
import type { PackedPackage } from './packPackage.ts';

/** Packs once for all files, which find it by `inject('packed')`, and says how large it has become. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const needed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  // Types only: a consumer has them beside the packages themselves.
  const types = ['@types/node', '@types/react', '@types/react-dom', '@types/pg'];
  const packed = await packPackage([...needed, ...types]);
  project.provide('packed', packed);
  const { files, size, unpackedSize } = packed;
  process.stdout.write(
    `Packed: ${inKilobytes(size)}; unpacked: ${inKilobytes(unpackedSize)} in ${files.length} files\n`,
  );
  return () => rm(packed.consumer, { recursive: true, force: true });
}

function inKilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarball that would be published, and where it is unpacked. */
    packed: PackedPackage;
  }
}
