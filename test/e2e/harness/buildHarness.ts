import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { InlineConfig } from 'vite';
import { packedSources } from '../../../.ci/packedSources.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/**
 * Builds the harness page with React's development build, `copy/copy.js`, which is the library once more, and
 * `server/renderServed.mjs`, which renders a page on a server.
 */
export async function buildHarness(outDir: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'development';
  const base: InlineConfig = {
    configFile: false,
    root: pathOf('.'),
    mode: 'development',
    logLevel: 'warn',
    plugins: [packedSources(), react()],
  };
  const shared = { emptyOutDir: true, minify: false, target: 'es2022' } as const;
  const alone = (source: string, entryFileNames: string) => ({
    input: pathOf(source),
    output: { entryFileNames },
  });
  try {
    await build({ ...base, build: { ...shared, outDir } });
    await build({
      ...base,
      build: {
        ...shared,
        outDir: path.join(outDir, 'copy'),
        rolldownOptions: alone('copy/copy.tsx', 'copy.js'),
      },
    });
    await build({
      ...base,
      // In a folder without packages.
      ssr: { noExternal: true },
      build: {
        ...shared,
        outDir: path.join(outDir, 'server'),
        ssr: true,
        rolldownOptions: alone('renderServed.tsx', 'renderServed.mjs'),
      },
    });
  } finally {
    process.env['NODE_ENV'] = before;
  }
}
