import type { SandboxMethod } from '../elements/SessionView.ts';
import { picture } from './element.ts';

/** Drawings beside the names of the methods. */
export const METHOD_PICTURES: Readonly<Record<SandboxMethod, () => SVGSVGElement>> = {
  CARD: () =>
    picture(
      '0 0 24 24',
      {
        d: 'M5 5h14a2.5 2.5 0 0 1 2.5 2.5v9A2.5 2.5 0 0 1 19 19H5a2.5 2.5 0 0 1-2.5-2.5v-9A2.5 2.5 0 0 1 5 5Z',
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': '1.6',
      },
      { d: 'M2.5 9.5h19', stroke: 'currentColor', 'stroke-width': '2.4' },
      { d: 'M6 15h4', stroke: 'currentColor', 'stroke-width': '1.6', 'stroke-linecap': 'round' },
    ),
  GOOGLEPAY: () =>
    picture(
      '0 0 24 24',
      {
        d: 'M4 8.5A2.5 2.5 0 0 1 6.5 6H18a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H6.5A2.5 2.5 0 0 1 4 16.5v-8Z',
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': '1.6',
      },
      { d: 'M20 10.5h-4a2 2 0 0 0 0 4h4', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.6' },
    ),
  CASHAPP: () =>
    picture(
      '0 0 24 24',
      {
        d: 'M8 3.5h8A4.5 4.5 0 0 1 20.5 8v8a4.5 4.5 0 0 1-4.5 4.5H8A4.5 4.5 0 0 1 3.5 16V8A4.5 4.5 0 0 1 8 3.5Z',
        fill: '#00794a',
      },
      {
        d: 'M14.8 9.2c-.7-.7-1.700-1.100-2.800-1.100-1.500 0-2.600.7-2.600 1.900 0 2.800 5.400 1.200 5.400 4.100 0 1.200-1.200 1.900-2.700 1.900-1.200 0-2.300-.4-3-1.200M12 6.500v11',
        fill: 'none',
        stroke: '#fff',
        'stroke-width': '1.5',
        'stroke-linecap': 'round',
      },
    ),
};
