import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CompilerState, Extractor, ExtractorLogLevel } from '@microsoft/api-extractor';
import type { Document } from '../Document.ts';
import type { Entry } from '../listEntries.ts';
import { configureReport } from './configureReport.ts';
import { TYPES_FOLDER } from '../openProgram.ts';

/** Where the reports are made, before anything is compared or replaced. */
const FOLDER = '.cache/api';

/**
 * For each entry every name it exports, with its signature: a change of the public surface shows as a change of this file.
 * Reads the declarations that `emitTypes` has written.
 *
 * @throws Error for a surface that cannot be read
 */
export function writeReports(entries: readonly Entry[]): readonly Document[] {
  mkdirSync(FOLDER, { recursive: true });
  const declarations = entries.map(({ file }) => path.resolve(TYPES_FOLDER, `${file}.d.ts`));
  const reports = entries.map(({ name }, index) => {
    const fileName = `${name.replaceAll('/', '-')}.api.md`;
    return { fileName, config: configureReport(declarations, index, path.resolve(FOLDER), fileName) };
  });
  const [first] = reports;
  if (!first) return [];
  // One program for all of them: to make it takes longer than the reports.
  const compilerState = CompilerState.create(first.config, { additionalEntryPoints: declarations.slice(1) });
  return reports.map(({ fileName, config }) => {
    const faults: string[] = [];
    Extractor.invoke(config, {
      compilerState,
      localBuild: true,
      messageCallback: (message) => {
        if (message.logLevel === ExtractorLogLevel.Error) faults.push(message.text);
        // Whatever else it has to say is in the report.
        message.handled = true;
      },
    });
    if (faults.length > 0) throw new Error(`The public surface cannot be read:\n${faults.join('\n')}`);
    return { path: `docs/api/${fileName}`, text: readFileSync(path.join(FOLDER, fileName), 'utf8') };
  });
}
