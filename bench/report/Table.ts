/** A table of the report, printed and written alike. */
export interface Table {
  readonly title: string;
  /** What the figures are, in a sentence or two. */
  readonly text: string;
  /** The first names the library. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** As Markdown that is read as it stands, too. */
export function writeTable({ title, text, columns, rows }: Table): string {
  const widths = columns.map((column, place) =>
    Math.max(column.length, ...rows.map((row) => row[place]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, place) => (place === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[place] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, place) => (place === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [`## ${title}`, '', text, '', line(columns), line(rule), ...rows.map(line), ''].join('\n');
}
