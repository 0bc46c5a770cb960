// @vitest-environment node
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleShop, project } from '../bundle/bundleShop.ts';
import { recordGlobals } from './recordGlobals.ts';

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
      const { code } = await bundleShop(`export * from '${project}/${entry}';`, mode);
      for (const [where, environment] of Object.entries(ENVIRONMENTS)) {
        const { uses, exports } = recordGlobals(code, environment(), requirePackage);
        expect(uses, where).toEqual([]);
        expect(Object.keys(exports).length, where).toBeGreaterThan(0);
      }
    },
  );

  it('for nothing leaves nothing in a bundle (case 31)', async () => {
    const { modules } = await bundleShop(`import '${project}/${entry}';`);
    expect(modules).toEqual([]);
  });
});
