import type { Document } from './Document.ts';
import { writeErrors } from './errors/writeErrors.ts';
import { listEntries } from './listEntries.ts';
import { openProgram } from './openProgram.ts';
import { findUndocumented } from './pages/findUndocumented.ts';
import { readSurfaces } from './pages/readSurfaces.ts';
import { writePages } from './pages/writePages.ts';
import { emitTypes } from './report/emitTypes.ts';
import { writeReports } from './report/writeReports.ts';

/**
 * All that is written from the source: the reports of the public surface, the reference, the table of errors.
 *
 * @throws Error for a public name without a docstring, and for a source that does not compile
 */
export function writeReference(): readonly Document[] {
  const entries = listEntries();
  const program = openProgram(entries);
  const surfaces = readSurfaces(program, entries);
  const undocumented = findUndocumented(surfaces);
  if (undocumented.length > 0) {
    throw new Error(
      `These are public and say nothing of themselves, so nobody can use them without reading the source. Give each a docstring:\n  ${undocumented.join('\n  ')}`,
    );
  }
  emitTypes(program);
  return [...writeReports(entries), ...writePages(surfaces), writeErrors()];
}
