import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackedPackage } from './packPackage.ts';

/** One address that a merchant can import. */
export interface PackageEntry {
  /** `react-clink-checkout/server` */
  readonly name: string;
  /** File inside the package for each condition: `types`, `browser`, `default` and so on. */
  readonly targets: Readonly<Record<string, string>>;
}

type ExportsField = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** Every entry of the packed manifest's `exports`; one for each file where a pattern stands for several. */
export function readEntries({ folder, files }: PackedPackage): readonly PackageEntry[] {
  const { name, exports } = readManifest(folder) as { name: string; exports: ExportsField };
  return Object.entries(exports).flatMap(([address, value]) => {
    const conditions = typeof value === 'string' ? { default: value } : value;
    return matchesOf(conditions['default'] ?? '', files).map((match) => ({
      name: name + address.slice(1).replace('*', match),
      targets: Object.fromEntries(
        Object.entries(conditions).map(([condition, target]) => [
          condition,
          target.slice('./'.length).replace('*', match),
        ]),
      ),
    }));
  });
}

/** The entries that are code: all but the style sheet and the manifest itself. */
export function readCodeEntries(packed: PackedPackage): readonly PackageEntry[] {
  return readEntries(packed).filter(({ targets }) => targets['default']?.endsWith('.js'));
}

export function readManifest(folder: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
}

/** What the pattern's `*` stands for; the empty text where there is no pattern. */
function matchesOf(target: string, files: readonly string[]): readonly string[] {
  const [start = '', end] = target.slice('./'.length).split('*');
  if (end === undefined) return [''];
  return files
    .filter((file) => file.startsWith(start) && file.endsWith(end))
    .map((file) => file.slice(start.length, file.length - end.length));
}
