// @vitest-environment node
import { expect, test } from 'vitest';
import { openSandbox } from './openSandbox.ts';

async function open() {
  const opened = openSandbox();
  const token = await opened.load(await opened.createSession());
  return { ...opened, token };
}

test.each([
  ['a good card', undefined],
  [
    'a card that would be challenged',
    { method: 'CARD', number: '4000002500003155', expiry: '12/40', securityCode: '123' },
  ],
  ['Google Pay', { method: 'GOOGLEPAY' }],
  ['Cash App', { method: 'CASHAPP' }],
])('the next payment is declined with the code, by %s, and the one after that is not', async (_, details) => {
  const { control, confirm, token, sandbox } = await open();
  await control('POST', 'decline-next', { code: 'insufficient_funds' });
  const { reply } = await confirm(token, details);
  expect(reply).toMatchObject({
    status: 'open',
    paymentStatus: 'unpaid',
    payment: { status: 'failed', failureCode: 'insufficient_funds' },
  });
  expect(sandbox.ledger.events.map(({ type }) => type)).toEqual(['order.created', 'order.failed']);
  expect((await confirm(token)).reply.status).toBe('completed');
});

test('a card that cannot be one is refused before anything is declined', async () => {
  const { control, confirm, token, sandbox } = await open();
  await control('POST', 'decline-next', {});
  expect(
    (await confirm(token, { method: 'CARD', number: '4242', expiry: '1', securityCode: '' })).status,
  ).toBe(422);
  expect(sandbox.ledger.nextDecline).toBe('card_declined');
});

test('a code that does not exist is refused, and a reset takes an ordered decline back', async () => {
  const { control, sandbox } = await open();
  const refused = await control('POST', 'decline-next', { code: 'unheard_of' });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('card_declined');
  expect(sandbox.ledger.nextDecline).toBeNull();
  await control('POST', 'decline-next', { code: 'card_declined' });
  await control('POST', 'reset', {});
  expect(sandbox.ledger.nextDecline).toBeNull();
});

test('a page of another origin can order nothing, nor read what is shown', async () => {
  const { control, sandbox } = await open();
  const foreign = { origin: 'https://shop.example' };
  expect((await control('GET', 'overview', undefined, foreign)).status).toBe(403);
  expect((await control('POST', 'decline-next', {}, foreign)).status).toBe(403);
  expect((await control('POST', 'decline-next', {}, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await control('DELETE', 'faults', {}, foreign)).status).toBe(403);
  expect(sandbox.ledger.nextDecline).toBeNull();
});
