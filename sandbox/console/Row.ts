/** One record in a table: a body of its own, so that it can have more than one line. */
export interface Row<Line> {
  readonly node: HTMLTableSectionElement;
  show(line: Line): void;
}
