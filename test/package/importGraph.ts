import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface ImportGraph {
  /** Modules inside the package that are reached, from its top: `dist/react/useCheckout.js`. */
  readonly modules: ReadonlySet<string>;
  /** Names of the packages that they import: `@tanstack/react-query`. */
  readonly packages: ReadonlySet<string>;
}

/** What a module of the package at `folder` reaches by `import`, `export` and `import()`. */
export function importGraph(folder: string, entry: string): ImportGraph {
  const modules = new Set<string>();
  const packages = new Set<string>();
  const open = [entry];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (modules.has(module)) continue;
    modules.add(module);
    const source = readFileSync(path.join(folder, module), 'utf8');
    for (const { fileName } of ts.preProcessFile(source, true, true).importedFiles) {
      if (fileName.startsWith('.')) open.push(path.posix.join(path.posix.dirname(module), fileName));
      else packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(fileName)?.[0] ?? fileName);
    }
  }
  return { modules, packages };
}
