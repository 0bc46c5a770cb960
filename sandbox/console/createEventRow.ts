import type { EventLine } from '../control/takeOverview.ts';
import type { DeliveryRecord } from '../ledger/records.ts';
import { element } from '../frames/element.ts';
import { callControl } from './callControl.ts';
import type { Act } from './createAct.ts';
import { createRow } from './createRow.ts';
import { formatTime } from './formatTime.ts';
import type { Row } from './Row.ts';
import { setBadge } from './setBadge.ts';
import { setText } from './setText.ts';

export const EVENT_HEADS = ['Event', 'Created', 'Sent to', 'Attempts', 'Last answer', 'Actions'];

export function createEventRow(act: Act): Row<EventLine> {
  const { node, head, cells } = createRow(EVENT_HEADS);
  const [created, to, attempts, answer, actions] = cells;
  const type = element('code');
  const id = element('small');
  const badge = element('span');
  const again = element('button', { type: 'button' }, 'Send again');
  const body = element('pre', { tabindex: '0', role: 'region' });
  head.append(type, id);
  to?.classList.add('long');
  answer?.append(badge);
  actions?.append(again);
  node.append(
    element(
      'tr',
      { role: 'row', class: 'more' },
      element(
        'td',
        { role: 'cell', colspan: String(EVENT_HEADS.length) },
        element('details', {}, element('summary', {}, 'Body'), body),
      ),
    ),
  );

  let shown: EventLine | undefined;
  again.addEventListener('click', () => {
    if (shown === undefined) return;
    const event = shown;
    act(again, async () => {
      const { url, result } = await callControl<DeliveryRecord>('POST', `events/${event.id}/send-again`);
      return 'status' in result
        ? `${event.type} was sent again to ${url}, which answered with ${result.status}.`
        : `${event.type} was sent again to ${url} and did not arrive: ${result.error}.`;
    });
  });

  return {
    node,
    show(line) {
      shown = line;
      setText(type, line.type);
      setText(id, line.id);
      if (created) setText(created, formatTime(line.created));
      if (to)
        setText(to, line.last?.url ?? (line.isUnderWay ? 'on its way' : 'nowhere: no destination was set'));
      if (attempts) setText(attempts, String(line.attempts) + (line.isUnderWay ? ', goes on' : ''));
      showAnswer(badge, line);
      again.ariaLabel = `Send again, ${line.type} ${line.id.slice(-6)}`;
      body.ariaLabel = `Body of ${line.type}`;
      setText(body, JSON.stringify(JSON.parse(line.body), null, 2));
    },
  };
}

function showAnswer(badge: HTMLElement, { last }: EventLine): void {
  if (last === null) return setBadge(badge, 'none', 'plain');
  if (!('status' in last.result)) return setBadge(badge, last.result.error, 'bad');
  const { status } = last.result;
  setBadge(badge, String(status), status >= 200 && status < 300 ? 'good' : 'bad');
}
