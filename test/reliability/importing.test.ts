// @vitest-environment node
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { recordGlobals } from './recordGlobals.ts';

const project = path.resolve(import.meta.dirname, '../..');
const requirePackage = createRequire(import.meta.url);
const { JSDOM } = requirePackage('jsdom') as {
  JSDOM: new (html: string, options: object) => { window: object };
};

/** What a page or a server may import. The command is started, and the refusals refuse. */
const ENTRIES = [
  'src/index.ts',
  'src/server/index.ts',
  'src/server/redis.ts',
  'src/server/postgres.ts',
  'src/testing/index.ts',
  ...readdirSync(path.join(project, 'src/locales')).map((file) => `src/locales/${file}`),
];

const ENVIRONMENTS: Readonly<Record<string, () => object>> = {
  'a realm with nothing but the language': () => ({}),
  'a server': () => globalThis,
  'a page': () => new JSDOM('<!doctype html>', { url: 'https://shop.example' }).window,
};

/** What a bundler makes of this code, packages left out. */
async function bundle(code: string, mode: string): Promise<Rolldown.OutputChunk> {
  const entry: Plugin = {
    name: 'entry',
    resolveId: (id) => (id === 'virtual:shop' ? id : null),
    load: (id) => (id === 'virtual:shop' ? code : null),
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
  const chunk = (output as Rolldown.RolldownOutput).output[0];
  return chunk;
}

it('the recording notices a look, a call and a change, and not the language (case 31)', () => {
  const { uses } = recordGlobals(
    'typeof window; setTimeout(() => {}); globalThis.mine = new Map([[Symbol.for("x"), Math.max(1)]]);',
    globalThis,
    requirePackage,
  );
  expect(uses).toEqual(['read window', 'read setTimeout', 'read globalThis', 'write mine']);
  expect(() => recordGlobals('Array.prototype.mine = 1', {}, requirePackage)).toThrow('not extensible');
});

describe.each(ENTRIES)('importing %s', (entry) => {
  it.each(['development', 'production'])(
    'looks at no global, be it document, network, timer or storage, and changes none: %s (case 31)',
    async (mode) => {
      const { code } = await bundle(`export * from '${project}/${entry}';`, mode);
      for (const [where, environment] of Object.entries(ENVIRONMENTS)) {
        const { uses, exports } = recordGlobals(code, environment(), requirePackage);
        expect(uses, where).toEqual([]);
        expect(Object.keys(exports).length, where).toBeGreaterThan(0);
      }
    },
  );

  it('for nothing leaves nothing in a bundle (case 31)', async () => {
    const { modules } = await bundle(`import '${project}/${entry}';`, 'production');
    expect(Object.keys(modules).filter((id) => id.startsWith(project))).toEqual([]);
  });
});
