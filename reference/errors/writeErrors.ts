import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import type { CheckoutErrorCode } from '../../src/protocol/CheckoutError.ts';
import { ENGLISH } from '../../src/react/messages.ts';
import { WebhookError } from '../../src/server/WebhookError.ts';
import type { WebhookErrorCode } from '../../src/server/WebhookError.ts';
import type { Document } from '../Document.ts';
import { writeTable } from '../writeTable.ts';
import { CHECKOUT_ERRORS } from './checkoutErrors.ts';
import { SERVER_PROBLEMS } from './serverProblems.ts';
import { shopperText } from './shopperText.ts';
import { WEBHOOK_ERRORS } from './webhookErrors.ts';
import { whoTriesAgain } from './whoTriesAgain.ts';

const INTRODUCTION = `# Errors

<!-- Written by \`npm run reference\` from src and reference/errors. -->

Judge an error by its \`code\`: it stays the same from version to version, texts do not, and production builds leave them out.
Each code has an address here: \`errors.md#session_expired\`; the endpoint's and the webhook's begin with \`server-\` and \`webhook-\`.`;

const CHECKOUT = `## The checkout

A \`CheckoutError\`, in \`error\`, \`notice\`, \`onError\` and in the answers of verbs. Phase and retry are the usual ones: the
error's own \`phase\` and \`retryable\` count. The last column names the message of \`CheckoutMessages\` that the parts show, [in
English below](#what-the-shopper-reads); where money may have moved it is \`outcomeUnknown\`, whatever the code.`;

const SERVER = `## The endpoint

Problem documents (RFC 9457) of \`react-clink-checkout/server\`, with the code in \`code\`. In the browser each is an
[\`endpoint_error\`](#endpoint_error), of a request for a session with the code in \`clinkCode\`; Clink's \`CUSTOMER_NOT_FOUND\` and
\`CUSTOMER_IDENTIFIER_NOT_MATCHED\` have codes of their own above. "Again", of a request for a session: the checkout repeats it
by itself, up to twice and with the same key, where \`Retry-After\` asks for no more time than the 15 s leave, and then the shopper
may (\`failedPassing\`); or only the shopper may; or neither (\`failedForGood\`). The return page asks again by itself: [until
when](return-page.md#what-it-may-say-and-when).`;

const WEBHOOK = `## The webhook

A \`WebhookError\`: the delivery is not believed. \`createWebhookHandler\` answers the status, \`verifyWebhook\` throws it. What a
believed delivery may come to, such as [\`event_failed\`](#server-event_failed), is among the endpoint's.`;

/** All error codes in one place, each with an anchor. */
export function writeErrors(): Document {
  const blocks = [
    INTRODUCTION,
    CHECKOUT,
    writeTable(
      ['Code', 'Phase', 'Retry', 'What happened', 'Usual cause', 'What to do', 'Shopper'],
      Object.keys(CHECKOUT_ERRORS).map((code) => checkoutRow(code as CheckoutErrorCode)),
    ),
    SERVER,
    writeTable(
      ['Status', 'Code', 'Asked for', 'Again', 'What happened', 'Usual cause', 'What to do'],
      serverRows(),
    ),
    WEBHOOK,
    writeTable(
      ['Status', 'Code', 'What happened', 'Usual cause', 'What to do'],
      Object.keys(WEBHOOK_ERRORS).map((code) => webhookRow(code as WebhookErrorCode)),
    ),
    '## What the shopper reads',
    writeTable(['Message', 'English'], messageRows()),
  ];
  return { path: 'docs/errors.md', text: `${blocks.join('\n\n')}\n` };
}

function checkoutRow(code: CheckoutErrorCode): readonly string[] {
  const { cause, fix, shownAs } = CHECKOUT_ERRORS[code];
  const error = new CheckoutError(code);
  const message = shopperText(error, shownAs);
  const shown = message === null ? 'nothing' : `\`${message}\``;
  return [
    anchored(code, code),
    error.phase,
    error.retryable ? 'yes' : 'no',
    error.message,
    cause,
    fix,
    shown,
  ];
}

function serverRows(): readonly (readonly string[])[] {
  const seen = new Set<string>();
  return Object.entries(SERVER_PROBLEMS).map(([problem, { askedFor, happened, cause, fix }]) => {
    const [status = '', code = ''] = problem.split(' ');
    // A code with two statuses has one address.
    const label = seen.has(code) ? `\`${code}\`` : anchored(`server-${code}`, code);
    seen.add(code);
    const isForSession = askedFor !== 'status' && askedFor !== 'event';
    const again = isForSession ? whoTriesAgain(Number(status), code) : 'no';
    return [status, label, askedFor, again, happened, cause, fix];
  });
}

function webhookRow(code: WebhookErrorCode): readonly string[] {
  const { happened, cause, fix } = WEBHOOK_ERRORS[code];
  return [String(new WebhookError(code, '').status), anchored(`webhook-${code}`, code), happened, cause, fix];
}

function messageRows(): readonly (readonly string[])[] {
  const shown = Object.entries(CHECKOUT_ERRORS).flatMap(
    ([code, { shownAs }]) => shopperText(new CheckoutError(code as CheckoutErrorCode), shownAs) ?? [],
  );
  return [...new Set([...shown, 'outcomeUnknown'])].map((name) => [
    `\`${name}\``,
    String(ENGLISH[name as keyof typeof ENGLISH]),
  ]);
}

function anchored(id: string, code: string): string {
  return `<a id="${id}"></a>\`${code}\``;
}
