import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const SOURCES = path.join(import.meta.dirname, '../src/');

/**
 * Vite plugin: whatever is imported from `src` comes from an unpacked tarball instead, module by module, so that every test
 * can be run on what would be published. `PACKED=<folder>` switches it on; see `test/package/main.ts`.
 */
export function packedSources(folder: string | undefined = process.env['PACKED']): Plugin | null {
  if (!folder) return null;
  return {
    name: 'packed-sources',
    enforce: 'pre',
    // The library itself is built of its sources.
    apply: (config, { command }) => command === 'serve' || !config.build?.lib,
    async resolveId(source, importer, options) {
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!resolved?.id.startsWith(SOURCES)) return resolved;
      const [file = '', query] = resolved.id.slice(SOURCES.length).split('?');
      const packed = path.join(folder, 'dist', file.replace(/\.tsx?$/, '.js'));
      // Types alone leave nothing behind.
      return existsSync(packed) ? packed + (query === undefined ? '' : `?${query}`) : resolved;
    },
  };
}
