import { CREATE_FAILURES } from './console/createFailures.ts';
import { DECLINE_CODES } from './console/declineCodes.ts';

// The page can change everything in the sandbox: nothing foreign may run in it, frame it or be told of it.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** `GET /`: the page from which a developer watches and drives the sandbox. The script of `console/` fills it. */
export function statusPage(headers: Readonly<Record<string, string>>): Response {
  return new Response(PAGE, {
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  });
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Embedded Clink</title>
<link rel="stylesheet" href="/status.css">
<script src="/console.js" defer></script>
</head>
<body>
<main>
<header>
<div><h1>Embedded Clink</h1><p>Stands in for Clink on this machine. No money moves.</p></div>
<button type="button" id="reset" class="danger">Reset</button>
</header>
<p id="notice" role="status" data-mood="said">This page follows the sandbox by itself.</p>
<noscript><p class="none">This page needs its script. The whole ledger as JSON: <a href="/control/ledger">/control/ledger</a></p></noscript>
<section aria-labelledby="orders-heading">
<h2 id="orders-heading">What happens next</h2>
<div class="orders">
${form(
  'decline',
  'Decline the next payment',
  select(
    'Reason',
    'code',
    DECLINE_CODES.map((code) => option(code)),
  ),
  'Decline',
)}
${form(
  'create',
  'Fail the next create call',
  select(
    'It is',
    'failure',
    CREATE_FAILURES.map(({ name, label }) => option(label, name)),
  ),
  'Fail',
)}
${form(
  'delay',
  'Slow the REST API down',
  `<label>Requests <input type="number" name="times" value="3" min="1" max="1000" step="1" required></label>
<label>By ms <input type="number" name="delayMs" value="2000" min="1" max="120000" step="1" required></label>`,
  'Delay',
)}
${form(
  'webhook',
  'Send webhooks to',
  '<label>Address <input type="url" id="webhook-url" name="webhookUrl" pattern="https?://.+" title="An address that begins with http:// or https://, or nothing" placeholder="nowhere" autocomplete="off" spellcheck="false"></label>',
  'Save',
)}
${form(
  'pending',
  'Decide a pending payment',
  '<label>By itself after, s <input type="number" id="pending-seconds" name="seconds" min="0" max="86400" step="any" required></label>',
  'Save',
)}
<div class="ordered">
<div><h3 id="ordered-heading">In force</h3><ul id="ordered" aria-labelledby="ordered-heading"></ul></div>
<button type="button" id="clear">Clear</button>
</div>
</div>
</section>
${section(
  'sessions',
  'Sessions',
  `No session yet. Let your server create one at <code><span data-origin></span>/api/checkout/session</code>, with the secret key
that was printed when the sandbox started; opening your checkout does it.`,
)}
${section(
  'payments',
  'Payments',
  `No payment yet. Pay a session with the card <code>4242 4242 4242 4242</code>, any date in the future and any code. One with
<code>4000 0000 0000 0077</code> stays pending, to be settled or failed here.`,
)}
${section(
  'events',
  'Webhook deliveries',
  'No event yet. Paying a session makes some; where they are sent to is set above.',
)}
${section(
  'requests',
  'REST requests',
  'No request yet. Point your server’s <code>apiUrl</code> at <code><span data-origin></span>/api/</code>.',
)}
<p class="foot">The whole ledger as JSON: <a href="/control/ledger">/control/ledger</a></p>
</main>
<dialog id="reset-dialog" aria-labelledby="reset-heading">
<h2 id="reset-heading">Forget everything?</h2>
<p>Sessions, payments, events, requests and what is in force are lost. Settings return to what they were at the start.</p>
<div class="answers">
<button type="button" value="cancel" autofocus>Cancel</button>
<button type="button" value="reset" class="danger">Reset</button>
</div>
</dialog>
</body>
</html>
`;

function form(id: string, title: string, fields: string, action: string): string {
  return `<form id="${id}" aria-labelledby="${id}-heading">
<h3 id="${id}-heading">${title}</h3>
<div class="fields">${fields}
<button type="submit" aria-describedby="${id}-heading">${action}</button></div>
</form>`;
}

function select(label: string, name: string, options: readonly string[]): string {
  return `<label>${label} <select name="${name}">${options.join('')}</select></label>`;
}

function option(text: string, value = text): string {
  return `<option value="${value}">${text}</option>`;
}

function section(id: string, title: string, none: string): string {
  return `<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading" tabindex="-1">${title}</h2><span class="count"></span>
<div class="panel"><p class="none">${none}</p></div>
</section>`;
}
