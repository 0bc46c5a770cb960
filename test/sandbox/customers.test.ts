// @vitest-environment node
import { expect, test } from 'vitest';
import { openSandbox, ORDER } from './openSandbox.ts';

const NOBODY = { customerEmail: undefined };

async function create(open: ReturnType<typeof openSandbox>, identifiers: object) {
  const { envelope } = await open.rest('POST', 'checkout/session', { ...ORDER, ...NOBODY, ...identifiers });
  return envelope.data?.['customerId'] ?? envelope.msg;
}

test('a session for nobody is refused', async () => {
  const open = openSandbox();
  const { status, envelope } = await open.rest('POST', 'checkout/session', { ...ORDER, ...NOBODY });
  expect([status, envelope.msg]).toEqual([200, 'CUSTOMER_NOT_FOUND']);
});

test('an unknown customer id is refused', async () => {
  expect(await create(openSandbox(), { customerId: 'cus_unknown' })).toBe('CUSTOMER_NOT_FOUND');
});

test('the same email is the same customer, in whatever case', async () => {
  const open = openSandbox();
  const first = await create(open, { customerEmail: 'ada@shop.example' });
  expect(await create(open, { customerEmail: 'Ada@Shop.example' })).toBe(first);
});

test('email and reference id of two customers do not match', async () => {
  const open = openSandbox();
  await create(open, { customerEmail: 'ada@shop.example' });
  await create(open, { referenceCustomerId: 'u-2' });
  const both = { customerEmail: 'ada@shop.example', referenceCustomerId: 'u-2' };
  expect(await create(open, both)).toBe('CUSTOMER_IDENTIFIER_NOT_MATCHED');
});

test('a customer id goes only with its own email and reference id', async () => {
  const open = openSandbox();
  const ada = { customerEmail: 'ada@shop.example', referenceCustomerId: 'u-1' };
  const customerId = await create(open, ada);
  expect(await create(open, { customerId, ...ada })).toBe(customerId);
  expect(await create(open, { customerId, customerEmail: 'bob@shop.example' })).toBe(
    'CUSTOMER_IDENTIFIER_NOT_MATCHED',
  );
  expect(await create(open, { customerId, referenceCustomerId: 'u-2' })).toBe(
    'CUSTOMER_IDENTIFIER_NOT_MATCHED',
  );
});

test('an identifier that nobody has yet is added to the customer found', async () => {
  const open = openSandbox();
  const customerId = await create(open, { customerEmail: 'ada@shop.example' });
  await create(open, { customerEmail: 'ada@shop.example', referenceCustomerId: 'u-1' });
  expect(await create(open, { referenceCustomerId: 'u-1' })).toBe(customerId);
});

test('a refused call leaves no customer behind', async () => {
  const open = openSandbox();
  await create(open, { customerEmail: 'ada@shop.example', originalAmount: -1 });
  expect(open.sandbox.ledger.customers.size).toBe(0);
});
