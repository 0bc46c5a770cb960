import type { Terminal } from '../Terminal.ts';
import type { Verdict } from './Check.ts';
import type { Report, Result } from './runChecks.ts';

const MARKS: Readonly<Record<Verdict, { readonly word: string; readonly color: string }>> = {
  ok: { word: 'ok', color: '32' },
  warning: { word: 'warning', color: '33' },
  fault: { word: 'FAULT', color: '31' },
};

const WIDTH = Math.max(...Object.values(MARKS).map(({ word }) => word.length));

/** A line for each check; below those that found something, what was sent, what came, and what to do. */
export function printReport(report: Report, terminal: Terminal): void {
  for (const result of report.results) terminal.write(format(result, terminal.color));
  const { results, faults, warnings, requests, stopped } = report;
  if (stopped !== null) terminal.write(`\n${stopped}\n`);
  const ok = results.length - faults - warnings;
  terminal.write(`\n${results.length} checks with ${count(requests, 'request')}: `);
  terminal.write(`${ok} ok, ${count(warnings, 'warning')}, ${count(faults, 'fault')}\n`);
}

function format(result: Result, hasColor: boolean): string {
  const { word, color } = MARKS[result.verdict];
  const padded = word.padEnd(WIDTH);
  const line = `  ${hasColor ? `\u001B[${color}m${padded}\u001B[0m` : padded}  ${result.title}\n`;
  if (result.verdict === 'ok') return line;
  const { sent, came, wrong, why, remedy } = result;
  const rows = { sent, came, wrong, why, 'to do': remedy };
  const details = Object.entries(rows).flatMap(([label, text]) =>
    text === undefined ? [] : [`${' '.repeat(WIDTH + 4)}${label.padEnd(6)} ${text}\n`],
  );
  return line + details.join('');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
