import type { PaymentLine } from '../control/takeOverview.ts';
import { element } from '../frames/element.ts';
import { callControl } from './callControl.ts';
import type { Act } from './createAct.ts';
import { createRow } from './createRow.ts';
import { DECLINE_CODES } from './declineCodes.ts';
import { formatAmount } from './formatAmount.ts';
import { formatTime } from './formatTime.ts';
import type { Row } from './Row.ts';
import { setBadge } from './setBadge.ts';
import { setHidden } from './setHidden.ts';
import { setText } from './setText.ts';
import { shortId } from './shortId.ts';

export const PAYMENT_HEADS = ['Payment', 'Created', 'Method', 'Status', 'Amount', 'Actions'];

export function createPaymentRow(act: Act): Row<PaymentLine> {
  const { node, head, cells } = createRow(PAYMENT_HEADS);
  const [created, method, status, amount, actions] = cells;
  const id = element('code');
  const session = element('small');
  const badge = element('span');
  const failure = element('small');
  const settle = element('button', { type: 'button' }, 'Settle');
  const code = element('select', {}, ...DECLINE_CODES.map((name) => element('option', {}, name)));
  const fail = element('button', { type: 'button' }, 'Fail');
  const decide = element('div', { class: 'actions' }, settle, code, fail);
  head.append(id, session);
  status?.append(badge, failure);
  actions?.append(decide);

  let paymentId = '';
  settle.addEventListener('click', () =>
    act(settle, async () => {
      await callControl('POST', `payments/${paymentId}/settle`);
      return `Payment ${shortId(paymentId)} has succeeded, its session is complete.`;
    }),
  );
  fail.addEventListener('click', () =>
    act(fail, async () => {
      const reason = code.value;
      await callControl('POST', `payments/${paymentId}/fail`, { code: reason });
      return `Payment ${shortId(paymentId)} has failed with ${reason}. Its session takes another attempt.`;
    }),
  );

  return {
    node,
    show(line) {
      paymentId = line.id;
      const name = `payment ${shortId(line.id)}`;
      setText(id, line.id);
      setText(session, `of ${shortId(line.sessionId)}`);
      if (created) setText(created, formatTime(line.created));
      if (method) setText(method, line.method + (line.cardLast4 === null ? '' : ` ···· ${line.cardLast4}`));
      setBadge(badge, line.status);
      setText(failure, line.failureCode ?? '');
      if (amount) setText(amount, formatAmount(line.amount));
      settle.ariaLabel = `Settle ${name}`;
      fail.ariaLabel = `Fail ${name}`;
      code.ariaLabel = `Reason to fail ${name}`;
      setHidden(decide, !line.isUndecided, head);
    },
  };
}
