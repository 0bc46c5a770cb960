// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const ROOT = path.join(import.meta.dirname, '../..');

/** Every module that is reached from a file of `src`, and every package that one of them imports. */
function reach(entries: readonly string[]): {
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
} {
  const files = new Set<string>();
  const packages = new Set<string>();
  const open = entries.map((entry) => path.join(ROOT, entry));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) open.push(path.resolve(path.dirname(file), name));
      else packages.add(name);
    }
  }
  return { files, packages };
}

/** What is there when the types are gone: `import type` is not, `import()` is. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const { outputText } = ts.transpileModule(source, {
    fileName: file,
    compilerOptions: {
      verbatimModuleSyntax: true,
      jsx: ts.JsxEmit.ReactJSX,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
    },
  });
  return ts.preProcessFile(outputText, true, true).importedFiles.map(({ fileName }) => fileName);
}

const languages = readdirSync(path.join(ROOT, 'src/locales')).map((file) => `src/locales/${file}`);

describe('the package', () => {
  let packed: readonly string[] = [];
  beforeAll(() => {
    const json = execFileSync(
      'npm',
      ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=silent'],
      {
        cwd: ROOT,
        encoding: 'utf8',
      },
    );
    const [first] = JSON.parse(json) as readonly { readonly files: readonly { readonly path: string }[] }[];
    packed = first?.files.map((file) => file.path) ?? [];
  }, 60_000);

  it('holds what was built, its guides and its licence, and nothing of how it is made (case 102)', () => {
    const meant =
      /^(?:dist\/.+\.(?:js|d\.ts|map|css)|docs\/[^/]+\.(?:md|yaml)|README\.md|CHANGELOG\.md|LICENSE|package\.json)$/;
    expect(packed.filter((file) => !meant.test(file))).toEqual([]);
    expect(packed).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'package.json']));
    expect('test/server/shop.test.ts').not.toMatch(meant);
    expect('dist/.env').not.toMatch(meant);
  });

  it('runs nothing when it is installed (case 102)', () => {
    const hooks = [
      'preinstall',
      'install',
      'postinstall',
      'prepare',
      'preprepare',
      'postprepare',
      'prepublish',
    ];
    expect(hooks.filter((hook) => Object.hasOwn(manifest.scripts, hook))).toEqual([]);
    expect(manifest).not.toHaveProperty('bundledDependencies');
    expect(manifest).not.toHaveProperty('bundleDependencies');
    expect(manifest).not.toHaveProperty('optionalDependencies');
  });

  it('brings two packages along, which run nothing when they are installed either (case 102)', () => {
    expect(Object.keys(manifest.dependencies).toSorted()).toEqual(['parse5', 'valibot']);
    const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Readonly<Record<string, { hasInstallScript?: boolean; dependencies?: object }>>;
    };
    const brought = new Set<string>();
    const open = Object.keys(manifest.dependencies);
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      brought.add(name);
      const entry = lock.packages[`node_modules/${name}`];
      expect(entry, name).toBeDefined();
      expect(entry?.hasInstallScript, name).toBeUndefined();
      open.push(...Object.keys(entry?.dependencies ?? {}));
    }
    expect(brought.size).toBeLessThanOrEqual(3);
  });

  it('exports only what is built of entries that exist (case 102)', () => {
    const targets = JSON.stringify(manifest.exports).match(/\.\/dist\/[^"]+/g) ?? [];
    expect(targets.length).toBeGreaterThan(10);
    const sources = targets
      .filter((target) => target.endsWith('.js') && !target.includes('*'))
      .map((target) => target.replace('./dist/', 'src/').replace(/\.js$/, '.ts'));
    for (const source of sources) expect(() => readFileSync(path.join(ROOT, source))).not.toThrow();
  });
});

describe('what a browser loads', () => {
  it('imports React, React Query and nothing else (case 102)', () => {
    const { files, packages } = reach(['src/index.ts', ...languages]);
    expect(files.size).toBeGreaterThan(40);
    const allowed = ['@tanstack/react-query', 'react', 'react-dom', 'react/jsx-runtime'];
    expect([...packages].filter((name) => !allowed.includes(name))).toEqual([]);
    expect(packages.has('react')).toBe(true);
  });

  it('reaches nothing of the server, the command or the testing kit (case 102)', () => {
    const { files } = reach(['src/index.ts', ...languages]);
    const foreign = [...files].filter((file) => /\/src\/(?:server|cli|testing)\//.test(file));
    expect(foreign).toEqual([]);
  });

  it('is told apart from the server, which imports valibot alone (case 102)', () => {
    const { packages } = reach(['src/server/index.ts', 'src/server/redis.ts', 'src/server/postgres.ts']);
    expect([...packages]).toEqual(['valibot']);
    expect([...reach(['src/testing/index.ts']).packages]).toEqual([]);
    expect([
      ...reach(['src/server/refuseBrowser.ts', 'src/server/stores/refuseBrowser.ts']).packages,
    ]).toEqual([]);
  });
});
