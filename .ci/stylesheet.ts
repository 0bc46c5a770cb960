import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * Puts `src/styles.css` beside the built entries as it is, with types: TypeScript 6 wants to find some for whatever is
 * imported, and not every project declares style sheets.
 */
export function stylesheet(): Plugin {
  return {
    name: 'stylesheet',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(path.join(import.meta.dirname, '../src/styles.css'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'styles.css', source });
      this.emitFile({ type: 'asset', fileName: 'styles.css.d.ts', source: 'export {};\n' });
    },
  };
}
