import type { Plugin } from 'vite';
import { bundleScript } from '../bundle.ts';

const ENDING = '?bundled';

/** Vite plugin: an import that ends in `?bundled` gives the file, and all it imports, as one classic script in a text. */
export function bundleScripts(): Plugin {
  return {
    name: 'clink-sandbox-bundle-scripts',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(ENDING)) return null;
      const file = id.slice(0, -ENDING.length);
      this.addWatchFile(file);
      return `export const script = ${JSON.stringify(await bundleScript(file))};`;
    },
  };
}
