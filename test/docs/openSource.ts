import path from 'node:path';
import ts from 'typescript';
import type { Entry } from '../../reference/listEntries.ts';
import { readSurfaces } from '../../reference/pages/readSurfaces.ts';
import type { Surfaces } from '../../reference/pages/readSurfaces.ts';

const ENTRY: Entry = { specifier: 'shop/example', name: 'example', file: 'example' };

/**
 * Reads an entry whose files are given by their names in `src`; `example.ts` is the entry itself. A docstring may stand
 * behind a bracket on one line, which the compiler would take for a remark on what is before it.
 */
export function openSource(files: Readonly<Record<string, string>>): Surfaces {
  const sources = new Map(
    Object.entries(files).map(([name, text]) => [
      path.resolve('src', name),
      text.replaceAll(/([{;]) *(?=\/\*\*)/g, '$1\n'),
    ]),
  );
  const options: ts.CompilerOptions = {
    noLib: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
  };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    fileExists: (name) => sources.has(path.resolve(name)),
    readFile: (name) => sources.get(path.resolve(name)),
    getSourceFile: (name, version) => {
      const text = sources.get(path.resolve(name));
      return text === undefined ? undefined : ts.createSourceFile(name, text, version, true);
    },
  };
  const program = ts.createProgram({ rootNames: [path.resolve('src/example.ts')], options, host });
  return readSurfaces(program, [ENTRY]);
}
