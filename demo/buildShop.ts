import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Builds the shop's pages into a directory, which is emptied first. `development` keeps React's development build,
 * with its warnings and StrictMode's double effects.
 */
export async function buildShop(
  outDir: string,
  { mode }: { readonly mode: 'development' | 'production' },
): Promise<void> {
  // Vite chooses React's build by this variable, and a test runner has set it to something else.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = mode;
  try {
    await build({
      configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
      mode,
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true, minify: mode === 'production' },
    });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
