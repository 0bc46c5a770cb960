import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Bundles } from './Bundles.ts';
import { buildScript } from './buildScript.ts';

/** Builds the stubs and each adapter's page, for production and for development. About twenty seconds. */
export async function buildBundles(): Promise<Bundles> {
  const adapters = listFiles('adapters');
  const stubs = new Map<string, string>();
  for (const { name, file } of listFiles('stubs').filter((stub) => !stub.name.startsWith('open'))) {
    stubs.set(name, (await buildScript(`stubs/${file}`, { format: 'iife' })).code);
  }
  const assets = new Map<string, string>();
  // Vite takes React's build by the environment's variable before its own mode.
  const before = process.env['NODE_ENV'];
  for (const mode of ['production', 'development'] as const) {
    process.env['NODE_ENV'] = mode;
    for (const { name, file } of adapters) {
      const { code, css, chunks } = await buildScript(`adapters/${file}`, { mode });
      for (const [chunk, content] of chunks) assets.set(`${mode}/${chunk}`, content);
      assets.set(`${mode}/${name}.js`, code);
      assets.set(`${mode}/${name}.css`, css);
    }
  }
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
  return {
    adapters: adapters.map(({ name }) => name),
    stub: (name) => stubs.get(name) ?? '',
    asset: (folder, file) => assets.get(`${folder}/${file}`),
  };
}

function listFiles(folder: string): { name: string; file: string }[] {
  const files = readdirSync(new URL(`../${folder}/`, import.meta.url));
  return files.toSorted().map((file) => ({ name: path.parse(file).name, file }));
}
