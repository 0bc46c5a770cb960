import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { importGraph } from './importGraph.ts';
import { readCodeEntries, readManifest } from './readEntries.ts';

const packed = inject('packed');
const { folder, files } = packed;
const entries = readCodeEntries(packed).map(({ name, targets }) => ({
  name,
  main: targets['default'] ?? '',
}));

const saysClient = (module: string): boolean =>
  /^['"]use client['"];?\n/.test(readFileSync(path.join(folder, module), 'utf8'));

const usesReact = ({ packages }: { readonly packages: ReadonlySet<string> }): boolean =>
  ['react', 'react-dom', '@tanstack/react-query'].some((name) => packages.has(name));

describe.each(entries)('$name', ({ name, main }) => {
  const graph = importGraph(folder, main);

  it("begins with 'use client' where it is for React, and reaches no such module where it is not", () => {
    if (usesReact(graph)) expect(saysClient(main)).toBe(true);
    else expect([...graph.modules].filter(saysClient)).toEqual([]);
  });

  it('is for React only where it is the page that loads it', () => {
    if (/\/(?:server|testing|locales)\b/.test(name)) expect(usesReact(graph)).toBe(false);
  });

  it('imports no package but those that are installed with it, or that it asks for', () => {
    const manifest = readManifest(folder) as Record<'dependencies' | 'peerDependencies', object>;
    const known = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    expect([...graph.packages].filter((used) => !known.includes(used) && !isBuiltin(used))).toEqual([]);
  });
});

it("says 'use client' in the browser's entry", () => {
  expect(saysClient('dist/index.js')).toBe(true);
  expect(usesReact(importGraph(folder, 'dist/index.js'))).toBe(true);
});

it('leaves no side effect to a module but the style sheet', () => {
  const { sideEffects } = readManifest(folder);
  expect(sideEffects).toEqual(['**/*.css']);
  expect(files.filter((file) => file.endsWith('.css'))).toEqual(['dist/styles.css']);
});
