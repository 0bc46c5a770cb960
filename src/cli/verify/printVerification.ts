import type { Terminal } from '../Terminal.ts';
import type { Verdict } from './Finding.ts';
import type { Report, Result } from './verifyPage.ts';

const MARKS: Readonly<Record<Verdict, { readonly word: string; readonly color: string }>> = {
  ok: { word: 'ok', color: '32' },
  note: { word: 'note', color: '33' },
  fault: { word: 'FAULT', color: '31' },
};

const WIDTH = Math.max(...Object.values(MARKS).map(({ word }) => word.length));

/** A line for each thing compared; below those that differ, why it matters and what to do. */
export function printVerification({ results, faults, notes, hasBrowser }: Report, terminal: Terminal): void {
  for (const result of results) terminal.write(format(result, terminal.color));
  const ok = results.length - faults - notes;
  terminal.write(`\n${ok} as in the baseline, ${count(notes, 'note')}, ${count(faults, 'fault')}\n`);
  if (!hasBrowser) {
    terminal.write('Scripts that other scripts add were not looked at: that needs --browser.\n');
  }
}

function format({ verdict, text, why, remedy }: Result, hasColor: boolean): string {
  const { word, color } = MARKS[verdict];
  const padded = word.padEnd(WIDTH);
  const line = `  ${hasColor ? `\u001B[${color}m${padded}\u001B[0m` : padded}  ${text}\n`;
  const details = Object.entries({ why, 'to do': remedy }).flatMap(([label, detail]) =>
    detail === undefined ? [] : [`${' '.repeat(WIDTH + 4)}${label.padEnd(6)} ${detail}\n`],
  );
  return line + details.join('');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
