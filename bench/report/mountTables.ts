import type { MountSample } from '../measure/MountSample.ts';
import { AHEAD } from '../measure/sampleMount.ts';
import type { Rounds } from '../measure/measureMounts.ts';
import { median, mostFrequent, spread } from './format.ts';
import { pairedRatios } from './quantiles.ts';
import type { Table } from './Table.ts';

type Figure = {
  [K in keyof MountSample]: MountSample[K] extends number | null ? K : never;
}[keyof MountSample];

/** The floor, and what a click costs without any library. */
const OPTIMAL = 'optimal';
const EMPTY = 'empty';
/** The peer that ours is held against. */
const PEER = 'stripeEmbedded';

/** All tables that come of the mounts. */
export function mountTables(rounds: Rounds, nameOf: (adapter: string) => string): Table[] {
  const read = (adapter: string, figure: Figure): (number | null)[] =>
    (rounds.get(adapter) ?? []).map((sample) => sample[figure]);
  const ratio = (adapter: string, figure: Figure, base: string, baseFigure = figure): (number | null)[] =>
    pairedRatios(read(adapter, figure), read(base, baseFigure));
  const all = [...rounds.keys()];
  const framed = all.filter((adapter) => adapter !== EMPTY);

  return [
    {
      title: 'From the mount to the loaded frame',
      text: `Milliseconds (median), and the order in which session, script and frame were asked for: \`+\` together, \`>\` one after the other. Prefetched: begun ${AHEAD} ms before the mount, in the way the library has for it.`,
      columns: ['', 'cold', 'second mount', 'prefetched', 'order of requests, cold'],
      rows: framed.map((adapter) => [
        nameOf(adapter),
        ...(['cold', 'second', 'prefetched'] as const).map((figure) => median(read(adapter, figure))),
        mostFrequent((rounds.get(adapter) ?? []).map(({ order }) => order)),
      ]),
    },
    {
      title: 'The same as a ratio',
      text: 'To the optimal script in the same round (second mount to second mount, prefetched to its cold mount), and to `EmbeddedCheckout`’s cold mount. Median, and the middle half in brackets.',
      columns: ['', 'cold', 'second mount', 'prefetched', 'cold to peer', 'prefetched to peer'],
      rows: framed.map((adapter) => [
        nameOf(adapter),
        spread(ratio(adapter, 'cold', OPTIMAL)),
        spread(ratio(adapter, 'second', OPTIMAL)),
        spread(ratio(adapter, 'prefetched', OPTIMAL, 'cold')),
        spread(ratio(adapter, 'cold', PEER)),
        spread(ratio(adapter, 'prefetched', PEER, 'cold')),
      ]),
    },
    {
      title: 'On the main thread, from the click until the form can be used',
      text: 'React’s commits, and milliseconds inside scripts and inside all tasks of the page (Chromium’s `ScriptDuration` and `TaskDuration`), the first run of the code included; medians. Layout shift: what moves after the first paint that the click brought, until the form can be used; the same content stands below each checkout.',
      columns: ['', 'commits', 'script ms', 'task ms', 'layout shift'],
      rows: all.map((adapter) => [
        nameOf(adapter),
        median(read(adapter, 'commits')),
        median(read(adapter, 'script'), 1),
        median(read(adapter, 'task'), 1),
        median(read(adapter, 'shift'), 3),
      ]),
    },
    {
      title: 'From the click to the next paint',
      text: 'The click’s own handler mounts the checkout. Until the task after the next animation frame, which is finer than Event Timing’s steps of 8 ms; and its ratio to an empty React component in the same round.',
      columns: ['', 'ms', 'ratio to the empty component'],
      rows: all.map((adapter) => [
        nameOf(adapter),
        median(read(adapter, 'paint'), 1),
        spread(ratio(adapter, 'paint', EMPTY)),
      ]),
    },
  ];
}
