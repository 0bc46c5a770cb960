import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bundleScripts } from '../sandbox/page/bundleScripts.ts';
import { packedSources } from '../.ci/packedSources.ts';

const source = fileURLToPath(new URL('../src/', import.meta.url));

export default defineConfig({
  plugins: [packedSources(), react(), bundleScripts()],
  // So that stories import what a shop would.
  resolve: {
    alias: [
      { find: /^react-clink-checkout$/, replacement: `${source}index.ts` },
      { find: /^react-clink-checkout\/testing$/, replacement: `${source}testing/index.ts` },
      { find: /^react-clink-checkout\/inspector$/, replacement: `${source}inspector/index.ts` },
      { find: /^react-clink-checkout\/styles\.css/, replacement: `${source}styles.css` },
    ],
  },
  // Named, or Vite would find them one by one, and reload the page under a story.
  optimizeDeps: {
    include: [
      '@radix-ui/themes',
      '@storybook/addon-a11y',
      '@storybook/addon-a11y/preview',
      '@storybook/addon-docs',
      '@storybook/react-vite',
      '@tanstack/react-query',
      'react',
      'react-dom',
      'react-dom/client',
      'react-dom/server',
      'react/jsx-dev-runtime',
      'storybook/test',
    ],
  },
});
