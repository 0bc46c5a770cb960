import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** Builds the harness page with React's development build. */
export async function buildHarness(outDir: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'development';
  try {
    await build({
      configFile: false,
      root: fileURLToPath(new URL('.', import.meta.url)),
      mode: 'development',
      logLevel: 'warn',
      plugins: [react()],
      build: { outDir, emptyOutDir: true, minify: false, target: 'es2022' },
    });
  } finally {
    process.env['NODE_ENV'] = before;
  }
}
