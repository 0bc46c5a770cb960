import { countOf } from '../countOf.ts';
import { createLineWriter } from '../createLineWriter.ts';
import type { Terminal } from '../Terminal.ts';
import type { Report } from './verifyPage.ts';

const MARKS = {
  ok: { word: 'ok', color: '32' },
  note: { word: 'note', color: '33' },
  fault: { word: 'FAULT', color: '31' },
} as const;

/** A line for each thing compared; below those that differ, why it matters and what to do. */
export function printVerification({ results, faults, notes, hasBrowser }: Report, terminal: Terminal): void {
  const writeLine = createLineWriter(MARKS, terminal);
  for (const { verdict, text, why, remedy } of results) writeLine(verdict, text, { why, 'to do': remedy });
  const ok = results.length - faults - notes;
  terminal.write(`\n${ok} as in the baseline, ${countOf(notes, 'note')}, ${countOf(faults, 'fault')}\n`);
  if (!hasBrowser) {
    terminal.write('Scripts that other scripts add were not looked at: that needs --browser.\n');
  }
}
