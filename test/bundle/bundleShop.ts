import path from 'node:path';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';

export const project = path.resolve(import.meta.dirname, '../..');

/** What a bundler makes of a shop with this code, the packages it uses left out. */
export interface BundledShop {
  /** Of the entry. */
  readonly code: string;
  /** The library's modules, as paths in the project: all, and those that come only when they are needed. */
  readonly modules: readonly string[];
  readonly lazy: readonly string[];
}

export async function bundleShop(shop: string, mode = 'production'): Promise<BundledShop> {
  const entry: Plugin = {
    name: 'entry',
    resolveId: (id) => (id === 'virtual:shop' ? id : null),
    load: (id) => (id === 'virtual:shop' ? shop : null),
  };
  const output = await build({
    configFile: false,
    root: project,
    mode,
    logLevel: 'silent',
    plugins: [entry],
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: {
        input: 'virtual:shop',
        external: (id) => /^[@a-z]/.test(id) && !id.startsWith('virtual:'),
        preserveEntrySignatures: 'strict',
        output: { format: 'cjs' },
      },
    },
  });
  const chunks = (output as Rolldown.RolldownOutput).output.filter((file) => file.type === 'chunk');
  const modulesOf = (wanted: readonly Rolldown.OutputChunk[]): string[] =>
    wanted
      .flatMap(({ modules }) => Object.keys(modules))
      .filter((id) => id.startsWith(project))
      .map((id) => path.relative(project, id))
      .toSorted();
  return {
    code: chunks[0]?.code ?? '',
    modules: modulesOf(chunks),
    lazy: modulesOf(chunks.filter((chunk) => chunk.isDynamicEntry)),
  };
}
