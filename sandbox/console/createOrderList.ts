import type { Overview } from '../control/takeOverview.ts';
import { element } from '../frames/element.ts';
import { describeOrders } from './describeOrders.ts';

/** Shows what is ordered to happen. */
export function createOrderList(list: HTMLElement): (overview: Overview) => void {
  let shown = '';
  return (overview) => {
    const sentences = describeOrders(overview);
    const lines = sentences.length === 0 ? ['Nothing is ordered: every request is served.'] : sentences;
    if (shown === lines.join('\n')) return;
    shown = lines.join('\n');
    list.replaceChildren(...lines.map((text) => element('li', {}, text)));
  };
}
