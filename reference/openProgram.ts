import path from 'node:path';
import ts from 'typescript';
import type { Entry } from './listEntries.ts';

/** Where declarations are put: not `dist`, which may be older than the source. */
export const TYPES_FOLDER = '.cache/types';

/** The library as the build compiles it, from its entries on. */
export function openProgram(entries: readonly Entry[]): ts.Program {
  const { config } = ts.readConfigFile('tsconfig.build.json', (name) => ts.sys.readFile(name));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path.resolve('.'));
  return ts.createProgram({
    rootNames: entries.map(({ file }) => path.resolve('src', `${file}.ts`)),
    options: { ...options, outDir: path.resolve(TYPES_FOLDER) },
  });
}
