import { element } from '../frames/element.ts';

/** The cells of a row, by their heads. */
export interface Cells {
  readonly node: HTMLTableSectionElement;
  /** What the row is about; takes the focus when a control in the row goes away under it. */
  readonly head: HTMLElement;
  readonly cells: readonly HTMLElement[];
}

/**
 * A row with an empty cell for each head, the first one naming the row. Roles are written out, because on a narrow
 * screen the table is laid out as cards and would stop being one.
 */
export function createRow(heads: readonly string[]): Cells {
  const [first = '', ...others] = heads;
  const head = element('th', { role: 'rowheader', scope: 'row', tabindex: '-1', 'data-head': first });
  const cells = others.map((label) => element('td', { role: 'cell', 'data-head': label }));
  const line = element('tr', { role: 'row' }, head, ...cells);
  return { node: element('tbody', { role: 'rowgroup' }, line), head, cells };
}
