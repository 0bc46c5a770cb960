import type { SessionLine } from '../control/takeOverview.ts';
import { element } from '../frames/element.ts';
import { callControl } from './callControl.ts';
import type { Act } from './createAct.ts';
import { createRow } from './createRow.ts';
import { formatAmount } from './formatAmount.ts';
import { formatTime } from './formatTime.ts';
import type { Row } from './Row.ts';
import { setBadge } from './setBadge.ts';
import { setHidden } from './setHidden.ts';
import { setText } from './setText.ts';
import { shortId } from './shortId.ts';

export const SESSION_HEADS = ['Session', 'Created', 'Expires', 'Status', 'Payment', 'Total', 'Actions'];

export function createSessionRow(act: Act): Row<SessionLine> {
  const { node, head, cells } = createRow(SESSION_HEADS);
  const [created, expires, status, payment, total, actions] = cells;
  const id = element('code');
  const reference = element('small');
  const statusBadge = element('span');
  const paymentBadge = element('span');
  const expire = element('button', { type: 'button' }, 'Expire now');
  head.append(id, reference);
  status?.append(statusBadge);
  payment?.append(paymentBadge);
  actions?.append(expire);

  let shown: SessionLine | undefined;
  expire.addEventListener('click', () => {
    if (shown === undefined) return;
    const { id: sessionId, paymentStatus } = shown;
    act(expire, async () => {
      await callControl('POST', `sessions/${sessionId}/expire`);
      return paymentStatus === 'processing'
        ? `The time of session ${shortId(sessionId)} is over. It expires when the payment under way has failed.`
        : `Session ${shortId(sessionId)} has expired.`;
    });
  });

  return {
    node,
    show(line) {
      shown = line;
      setText(id, line.id);
      setText(reference, line.merchantReferenceId ?? (line.uiMode === 'hostedPage' ? 'hosted page' : ''));
      if (created) setText(created, formatTime(line.created));
      if (expires) setText(expires, formatTime(line.expireTime));
      setBadge(statusBadge, line.status);
      setBadge(paymentBadge, line.paymentStatus);
      if (total) setText(total, formatAmount(line.total));
      expire.ariaLabel = `Expire now, session ${shortId(line.id)}`;
      setHidden(expire, line.status !== 'open', head);
    },
  };
}
