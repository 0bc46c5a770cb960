// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
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
    expect(manifest).not.toHaveProperty('optionalDependencies');
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
