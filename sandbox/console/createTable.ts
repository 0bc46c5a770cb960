import type { Latest } from '../control/takeOverview.ts';
import { element } from '../frames/element.ts';
import type { Row } from './Row.ts';
import { setHidden } from './setHidden.ts';
import { setText } from './setText.ts';

interface TableOptions<Line> {
  /** The section of the page: a heading with a count, what is said while there is nothing, a place for the table. */
  readonly section: HTMLElement;
  readonly heads: readonly string[];
  /** What a line keeps while it changes. */
  keyOf(line: Line, place: number): string;
  createRow(): Row<Line>;
}

/**
 * A table that follows the records. A row stays the same nodes for as long as its record is shown, and is never
 * moved: what is open, focused or chosen in it stays so.
 */
export function createTable<Line>(options: TableOptions<Line>): (latest: Latest<Line>) => void {
  const { section, heads, keyOf, createRow } = options;
  const heading = find(section, 'h2');
  const count = find(section, '.count');
  const none = find(section, '.none');
  const headRow = element(
    'tr',
    { role: 'row' },
    ...heads.map((text) => element('th', { role: 'columnheader', scope: 'col', 'data-head': text }, text)),
  );
  const table = element(
    'table',
    { role: 'table', 'aria-labelledby': heading.id, hidden: true },
    element('thead', { role: 'rowgroup' }, headRow),
  );
  find(section, '.panel').append(table);
  const rows = new Map<string, Row<Line>>();

  return ({ total, lines }) => {
    const keys = lines.map((line, place) => keyOf(line, place));
    for (const [key, { node }] of rows) {
      if (keys.includes(key)) continue;
      if (node.contains(document.activeElement)) heading.focus();
      node.remove();
      rows.delete(key);
    }
    let above: Element | null = table.tHead;
    for (const [place, line] of lines.entries()) {
      const key = keys[place] ?? '';
      const row = rows.get(key) ?? createRow();
      rows.set(key, row);
      row.show(line);
      if (above?.nextElementSibling !== row.node) above?.after(row.node);
      above = row.node;
    }
    setText(count, lines.length < total ? `the latest ${lines.length} of ${total}` : '');
    none.hidden = lines.length > 0;
    setHidden(table, lines.length === 0, heading);
  };
}

function find(section: HTMLElement, selector: string): HTMLElement {
  const found = section.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The page has no "${selector}" in this section.`);
  return found;
}
