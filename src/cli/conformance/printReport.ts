import { countOf } from '../countOf.ts';
import { createLineWriter } from '../createLineWriter.ts';
import type { Terminal } from '../Terminal.ts';
import type { Report } from './runChecks.ts';

const MARKS = {
  ok: { word: 'ok', color: '32' },
  warning: { word: 'warning', color: '33' },
  fault: { word: 'FAULT', color: '31' },
} as const;

/** A line for each check; below those that found something, what was sent, what came, and what to do. */
export function printReport(report: Report, terminal: Terminal): void {
  const writeLine = createLineWriter(MARKS, terminal);
  for (const { verdict, title, sent, came, wrong, why, remedy } of report.results) {
    writeLine(verdict, title, verdict === 'ok' ? {} : { sent, came, wrong, why, 'to do': remedy });
  }
  const { results, faults, warnings, requests, stopped } = report;
  if (stopped !== null) terminal.write(`\n${stopped}\n`);
  const ok = results.length - faults - warnings;
  terminal.write(`\n${results.length} checks with ${countOf(requests, 'request')}: `);
  terminal.write(`${ok} ok, ${countOf(warnings, 'warning')}, ${countOf(faults, 'fault')}\n`);
}
