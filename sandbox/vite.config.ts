import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { bundle } from './bundle.ts';

/**
 * `dist/sandbox/`: the embedded Clink as one script with the files that it serves, for `react-clink-checkout sandbox`. The
 * server's adapter is in it, so that who installs the package for a browser installs no server.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [assets(), licensesOf('@hono/node-server', 'hono', 'uqr')],
  ssr: { noExternal: true },
  build: {
    ssr: 'sandbox/startBuilt.ts',
    target: 'es2022',
    minify: false,
    sourcemap: true,
    outDir: 'dist/sandbox',
    rolldownOptions: { output: { entryFileNames: 'startSandbox.js', codeSplitting: false } },
  },
});

function assets(): Plugin {
  return {
    name: 'sandbox-assets',
    async generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'assets.json',
        source: JSON.stringify([...(await bundle())]),
      });
    },
  };
}

/** What is passed on is passed on with its licence. */
function licensesOf(...names: string[]): Plugin {
  return {
    name: 'sandbox-licenses',
    generateBundle() {
      const licenses = names.map((name) => {
        const text = readFileSync(new URL(`../node_modules/${name}/LICENSE`, import.meta.url), 'utf8');
        return `This folder holds parts of ${name}:\n\n${text}`;
      });
      this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY_LICENSES.txt', source: licenses.join('\n') });
    },
  };
}
