import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Keeps what a test measured as `<name>.json` in the directory that RELIABILITY_FIGURES names, for the document that is
 * made of it. Without the variable nothing happens.
 */
export function recordFigures(name: string, value: unknown): void {
  const directory = process.env['RELIABILITY_FIGURES'];
  if (!directory) return;
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
}
