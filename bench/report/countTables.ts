import type { Left } from '../measure/countLeft.ts';
import { ABANDONED } from '../measure/measureAbandoned.ts';
import type { MemoryFigures } from '../measure/measureMemory.ts';
import { CYCLES } from '../measure/measureMemory.ts';
import type { Size } from '../measure/measureSize.ts';
import type { StrictCounts } from '../measure/measureStrict.ts';
import type { Table } from './Table.ts';

type Named<T> = readonly (readonly [name: string, figures: T])[];

const orDash = (count: number | null): string => (count === null ? '–' : String(count));

export function strictTable(counts: Named<StrictCounts>): Table {
  return {
    title: 'Under StrictMode',
    text: 'React’s development build, which runs every effect twice: after one mount.',
    columns: ['', 'sessions made', 'instances alive', 'frames in the page'],
    rows: counts.map(([name, { sessions, instances, frames }]) => [
      name,
      String(sessions),
      orDash(instances),
      String(frames),
    ]),
  };
}

export function abandonedTable(counts: Named<Left>): Table {
  return {
    title: `After ${ABANDONED} checkouts that were left while they loaded`,
    text: 'Each left 0 to 54 ms after it was mounted, while the session took 60 ms. What nobody destroyed listens and holds memory for as long as the page lives.',
    columns: ['', 'instances alive', 'frames in the page'],
    rows: counts.map(([name, { instances, frames }]) => [name, orDash(instances), String(frames)]),
  };
}

export function memoryTable(figures: Named<MemoryFigures>): Table {
  return {
    title: `Memory over ${CYCLES.toLocaleString('en')} mounts`,
    text: 'Mounted, unmounted when the frame was loaded, the same order each time, on a network that answers at once. Heap after a collection: a line through samples 200 mounts apart.',
    columns: ['', 'heap, bytes a mount', 'DOM nodes left', 'listeners left'],
    rows: figures.map(([name, { slope, nodes, listeners }]) => [
      name,
      slope.toFixed(0),
      String(nodes),
      String(listeners),
    ]),
  };
}

export function sizeTable(sizes: Named<Size>): Table {
  return {
    title: 'Size',
    text: 'What a page with React, react-dom and react-query in it already has to load besides: minified, Brotli 11, with the few lines that use it, and without what is imported later. The services’ own SDKs are not in it.',
    columns: ['', 'script kB', 'styles kB'],
    rows: sizes.map(([name, { script, styles }]) => [
      name,
      (script / 1000).toFixed(1),
      styles ? (styles / 1000).toFixed(1) : '–',
    ]),
  };
}
