import type { Overview } from '../control/takeOverview.ts';
import { callControl } from './callControl.ts';
import { connectForms } from './connectForms.ts';
import { connectReset } from './connectReset.ts';
import { createAct } from './createAct.ts';
import { createEventRow, EVENT_HEADS } from './createEventRow.ts';
import { createNotice } from './createNotice.ts';
import { createOrderList } from './createOrderList.ts';
import { createPaymentRow, PAYMENT_HEADS } from './createPaymentRow.ts';
import { createRequestRow, REQUEST_HEADS } from './createRequestRow.ts';
import { createSessionRow, SESSION_HEADS } from './createSessionRow.ts';
import { createTable } from './createTable.ts';
import { followSetting } from './followSetting.ts';
import { watchOverview } from './watchOverview.ts';

// The script of the page at `/`. The markup is `statusPage`'s.
const notice = createNotice(part('notice', HTMLElement));
const act = createAct(notice, () => refresh());

const showSessions = createTable({
  section: part('sessions', HTMLElement),
  heads: SESSION_HEADS,
  keyOf: ({ id }) => id,
  createRow: () => createSessionRow(act),
});
const showPayments = createTable({
  section: part('payments', HTMLElement),
  heads: PAYMENT_HEADS,
  keyOf: ({ id }) => id,
  createRow: () => createPaymentRow(act),
});
const showEvents = createTable({
  section: part('events', HTMLElement),
  heads: EVENT_HEADS,
  keyOf: ({ id }) => id,
  createRow: () => createEventRow(act),
});
const showOrders = createOrderList(part('ordered', HTMLElement));
const showWebhookUrl = followSetting(part('webhook-url', HTMLInputElement));
const showPendingDelay = followSetting(part('pending-seconds', HTMLInputElement));
let requestCount = 0;
const showRequests = createTable({
  section: part('requests', HTMLElement),
  heads: REQUEST_HEADS,
  keyOf: (_, place) => String(requestCount - place),
  createRow: createRequestRow,
});

for (const origin of document.querySelectorAll('[data-origin]')) origin.textContent = location.origin;
connectForms(document, act);
connectReset(part('reset', HTMLButtonElement), part('reset-dialog', HTMLDialogElement), act);
const clear = part('clear', HTMLButtonElement);
clear.addEventListener('click', () =>
  act(clear, async () => {
    await callControl('DELETE', 'faults');
    return 'Nothing is ordered any more: every request is served.';
  }),
);
const refresh = watchOverview({ onOverview: show, onConnected: notice.setConnected });

function show(overview: Overview): void {
  requestCount = overview.requests.total;
  showSessions(overview.sessions);
  showPayments(overview.payments);
  showEvents(overview.events);
  showRequests(overview.requests);
  showOrders(overview);
  showWebhookUrl(overview.settings.webhookUrl ?? '');
  showPendingDelay(String(overview.settings.pendingDelayMs / 1000));
}

function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.querySelector(`#${id}`);
  if (found instanceof kind) return found;
  throw new Error(`The page has no "${id}".`);
}
