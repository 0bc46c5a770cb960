import type { Ledger } from './ledger/ledger.ts';
import type { PaymentRecord, SessionRecord } from './ledger/records.ts';
import { priceSession } from './money/priceSession.ts';
import { toMajor } from './money/minorUnits.ts';
import type { CurrencyCode } from './money/currencies.ts';

/** `GET /`: sessions and payments, newest first, as a page without scripts. */
export function statusPage(ledger: Ledger, headers: Readonly<Record<string, string>>): Response {
  const sessions = [...ledger.sessions.values()].reverse().slice(0, 50);
  const payments = [...ledger.payments.values()].reverse().slice(0, 50);
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Embedded Clink</title>
<link rel="stylesheet" href="/status.css">
</head>
<body>
<main>
<header>
<div><h1>Embedded Clink</h1><p>Stands in for Clink on this machine. No money moves.</p></div>
<a class="refresh" href="/">Refresh</a>
</header>
${table(
  'Sessions',
  ['Session', 'Created', 'Status', 'Payment', 'Total'],
  sessions.map((session) => sessionRow(ledger, session)),
)}
${table('Payments', ['Payment', 'Created', 'Method', 'Status', 'Amount'], payments.map(paymentRow))}
<p class="foot">The whole ledger as JSON: <a href="/control/ledger">/control/ledger</a></p>
</main>
</body>
</html>
`;
  return new Response(html, {
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    },
  });
}

function table(title: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('');
  const body =
    rows.length === 0 ? `<tr><td class="none" colspan="${heads.length}">None yet</td></tr>` : rows.join('\n');
  return `<section><h2>${title}</h2><div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div></section>`;
}

function sessionRow(ledger: Ledger, session: SessionRecord): string {
  const price = priceSession(session, ledger.settings.taxPercent);
  return row([
    `<code>${escape(session.id)}</code>`,
    time(session.created),
    status(session.status),
    status(session.paymentStatus),
    money(price.total, price.currency),
  ]);
}

function paymentRow(payment: PaymentRecord): string {
  const card = payment.cardLast4 === null ? '' : ` ····${escape(payment.cardLast4)}`;
  const failure = payment.failureCode === null ? '' : ` <small>${escape(payment.failureCode)}</small>`;
  return row([
    `<code>${escape(payment.id)}</code>`,
    time(payment.created),
    `${escape(payment.method)}${card}`,
    status(payment.status) + failure,
    money(payment.amountMinor, payment.currency),
  ]);
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function status(word: string): string {
  return `<span class="status ${escape(word)}">${escape(word.replace('_', ' '))}</span>`;
}

function time(ms: number): string {
  return escape(new Date(ms).toISOString().slice(11, 19));
}

function money(minor: number, currency: CurrencyCode): string {
  return escape(
    new Intl.NumberFormat('en', { style: 'currency', currency }).format(toMajor(minor, currency)),
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
