import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A test whose title names a case. */
export interface NamedTest {
  /** Path below `test/`. */
  readonly file: string;
  readonly title: string;
}

const TESTS = fileURLToPath(new URL('..', import.meta.url));

const NAMED_TITLE = /(['"`])((?:(?!\1).)*?) \(cases? ([\d, ]+)\)\1/g;

/** Tests by the number of the case that their title names, as `(case 41)` or `(cases 1, 2)`. */
export function readNamedCases(): ReadonlyMap<number, readonly NamedTest[]> {
  const found = new Map<number, NamedTest[]>();
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(?:test|spec)\.tsx?$/.test(name)).toSorted()) {
    const source = readFileSync(path.join(TESTS, file), 'utf8');
    for (const [, , title = '', numbers = ''] of source.matchAll(NAMED_TITLE)) {
      for (const number of numbers.split(',').map(Number)) {
        found.set(number, [...(found.get(number) ?? []), { file, title }]);
      }
    }
  }
  return found;
}
