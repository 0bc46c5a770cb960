// `npm run reference` writes the reports, the reference and the table of errors; with `--check` it only says what is stale.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findLeftOver, findStale } from './findStale.ts';
import { writeReference } from './writeReference.ts';

try {
  const documents = writeReference();
  const stale = findStale(documents, '.');
  if (!process.argv.includes('--check')) {
    for (const file of findLeftOver(documents, '.')) rmSync(file);
    for (const document of documents) {
      mkdirSync(path.dirname(document.path), { recursive: true });
      writeFileSync(document.path, document.text);
    }
    console.log(stale.length > 0 ? `Written anew:\n  ${stale.join('\n  ')}` : 'Nothing has changed.');
  } else if (stale.length > 0) {
    console.error(
      `These do not say what the source says, so a change of the public surface would pass unseen:\n  ${stale.join('\n  ')}\nRun \`npm run reference\`, look at what has changed, and commit it with the source.`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
