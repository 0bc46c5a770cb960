import type { Terminal } from './Terminal.ts';

/** How a verdict stands at the head of its line; `color` is a number of ANSI's. */
export interface Mark {
  readonly word: string;
  readonly color: string;
}

/** Writes one verdict: its mark, a text, and below them the details that are not `undefined`, each under its label. */
export type LineWriter<Verdict> = (
  verdict: Verdict,
  text: string,
  details: Readonly<Record<string, string | undefined>>,
) => void;

/** All lines begin in one column, which the widest mark decides. */
export function createLineWriter<Verdict extends string>(
  marks: Readonly<Record<Verdict, Mark>>,
  terminal: Terminal,
): LineWriter<Verdict> {
  const width = Math.max(...Object.values<Mark>(marks).map(({ word }) => word.length));
  return (verdict, text, details) => {
    const { word, color } = marks[verdict];
    const padded = word.padEnd(width);
    terminal.write(`  ${terminal.color ? `\u001B[${color}m${padded}\u001B[0m` : padded}  ${text}\n`);
    for (const [label, detail] of Object.entries(details)) {
      if (detail !== undefined) terminal.write(`${' '.repeat(width + 4)}${label.padEnd(6)} ${detail}\n`);
    }
  };
}
