import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packedSources } from '../.ci/packedSources.ts';

const project = fileURLToPath(new URL('..', import.meta.url));

// The aliases are what `npm install react-clink-checkout` would give a shop of its own.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: `${project}node_modules/.vite-demo`,
  plugins: [packedSources(), react()],
  resolve: {
    alias: [
      { find: /^react-clink-checkout$/, replacement: `${project}src/index.ts` },
      { find: /^react-clink-checkout\/locales\/(.+)$/, replacement: `${project}src/locales/$1.ts` },
      { find: /^react-clink-checkout\/styles\.css$/, replacement: `${project}src/styles.css` },
    ],
  },
  server: { fs: { allow: [project] } },
  optimizeDeps: {
    // Named, or Vite would find them one by one on the first visit and reload the page.
    include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', '@tanstack/react-query'],
  },
  // The browsers that know `light-dark()`.
  build: { target: 'es2022', cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
});
