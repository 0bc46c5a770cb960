import { element } from '../frames/element.ts';
import type { RequestRecord } from '../ledger/records.ts';
import { createRow } from './createRow.ts';
import { describeFault } from './describeFault.ts';
import { formatTime } from './formatTime.ts';
import type { Row } from './Row.ts';
import { setBadge } from './setBadge.ts';
import { setText } from './setText.ts';

export const REQUEST_HEADS = ['Request', 'At', 'Answer', 'Fault'];

export function createRequestRow(): Row<RequestRecord> {
  const { node, head, cells } = createRow(REQUEST_HEADS);
  const [at, answer, fault] = cells;
  const line = element('code');
  const badge = element('span');
  const refusal = element('small');
  head.append(line);
  answer?.append(badge, refusal);
  answer?.classList.add('long');

  return {
    node,
    show(request) {
      setText(line, `${request.method} ${request.path}`);
      if (at) setText(at, formatTime(request.at));
      const isGood = typeof request.outcome === 'number' && request.outcome < 300 && request.refusal === null;
      setBadge(badge, String(request.outcome), isGood ? 'good' : 'bad');
      setText(refusal, request.refusal ?? '');
      if (fault) setText(fault, request.fault === null ? 'none' : describeFault(request.fault));
    },
  };
}
