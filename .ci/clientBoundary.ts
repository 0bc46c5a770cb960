import type { Plugin } from 'vite';

/**
 * The browser's entries say `'use client'`, and nothing that the server and testing entries reach does: a bundler for
 * React Server Components would turn such a module into a reference to the browser.
 */
export function clientBoundary(): Plugin {
  return {
    name: 'client-boundary',
    apply: 'build',
    generateBundle(_options, bundle) {
      const isClient = (file: string): boolean => {
        const output = bundle[file];
        return output?.type === 'chunk' && /^['"]use client['"]/.test(output.code);
      };
      const reach = (file: string, seen = new Set<string>()): Set<string> => {
        const output = bundle[file];
        if (output?.type !== 'chunk' || seen.has(file)) return seen;
        seen.add(file);
        for (const next of [...output.imports, ...output.dynamicImports]) reach(next, seen);
        return seen;
      };
      for (const entry of ['index', 'inspector/index']) {
        if (!isClient(`${entry}.js`)) this.error(`src/${entry}.ts must begin with 'use client'`);
      }
      for (const entry of [
        'server/index.js',
        'server/redis.js',
        'server/postgres.js',
        'testing/index.js',
        'cli/main.js',
      ]) {
        const client = [...reach(entry)].find(isClient);
        if (client) this.error(`${entry} reaches ${client}, which says 'use client'`);
      }
    },
  };
}
