import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { startSandbox } from '../../sandbox/startSandbox.ts';
import { expect, test as base } from './fixtures.ts';
import { serveOnLoopback } from './serveOnLoopback.ts';

type Clink = Awaited<ReturnType<typeof startSandbox>>;

/** The merchant's side of an embedded Clink that runs alone. */
interface Stage {
  readonly clink: Clink;
  /** Bodies of the webhooks that arrived. */
  readonly hooks: readonly string[];
  readonly hookUrl: string;
  /** The create call of a merchant's server. */
  create(): Promise<Response>;
  createSession(): Promise<string>;
  /** Pays a session by card, as its payment frame would. */
  pay(sessionId: string, number?: string): Promise<void>;
}

const test = base.extend<{ stage: Stage }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the first parameter's pattern
  stage: async ({}, use) => {
    const hooks: string[] = [];
    const merchant = await serveOnLoopback(async (request) => {
      hooks.push(await request.text());
      return new Response(null, { status: 204 });
    });
    const clink = await startSandbox({ settings: { pendingDelayMs: 600_000 } });
    const create = (): Promise<Response> =>
      fetch(`${clink.apiUrl}checkout/session`, {
        method: 'POST',
        headers: {
          'X-API-KEY': clink.secretKey,
          'X-Timestamp': String(Date.now()),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({
          originalAmount: 49.9,
          originalCurrency: 'USD',
          customerEmail: 'ada@shop.example',
          uiMode: 'elements',
          returnUrl: 'https://shop.example/complete?session_id={ELEMENTS_SESSION_ID}',
        }),
      });
    const call = async (name: string, body: object): Promise<Record<string, unknown>> => {
      const response = await fetch(`${clink.origin}/elements/${name}`, {
        method: 'POST',
        headers: { origin: 'https://shop.example' },
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(200);
      return (await response.json()) as Record<string, unknown>;
    };
    let attempts = 0;
    await use({
      clink,
      hooks,
      hookUrl: `${merchant.origin}/webhooks/clink`,
      create,
      async createSession() {
        const { data } = (await (await create()).json()) as { data: { sessionId: string } };
        return data.sessionId;
      },
      async pay(sessionId, number = '4242424242424242') {
        const { token } = await call('load', {
          publishKey: clink.publishKey,
          environment: 'sandbox',
          sessionId,
        });
        const attemptId = `attempt-${++attempts}`;
        const card = { method: 'CARD', number, expiry: '12/40', securityCode: '123' };
        await call('confirm', { token, attemptId, ...card });
      },
    });
    await merchant.close();
    await clink.close();
  },
});

const PENDING = '4000000000000077';

const notice = (page: Page) => page.locator('main').getByRole('status');
const rowOf = (page: Page, id: string) =>
  page.locator('tbody').filter({ has: page.getByText(id, { exact: true }) });
const submit = (page: Page, form: string, name: string) =>
  page.getByRole('form', { name: form }).getByRole('button', { name }).click();

/** Waits until what the page shows was asked for anew. */
async function nextPoll(page: Page): Promise<void> {
  for (let poll = 0; poll < 2; poll += 1) await page.waitForResponse(/\/control\/overview$/);
}

test('a session appears by itself and is expired from its row', async ({ page, stage }) => {
  await page.goto(stage.clink.origin);
  await expect(page.getByText('No session yet.')).toBeVisible();
  const sessionId = await stage.createSession();
  const row = rowOf(page, sessionId);
  const expire = row.getByRole('button', { name: /^Expire now/ });
  await expire.focus();
  await page.keyboard.press('Enter');
  await expect(notice(page)).toHaveText(/^Session sess_….{6} has expired\.$/);
  await expect(row.getByText('expired', { exact: true })).toBeVisible();
  await expect(expire).toBeHidden();
  // The button is gone; the keyboard goes on from the row.
  await expect(row.getByRole('rowheader')).toBeFocused();
  expect(stage.clink.sandbox.ledger.sessions.get(sessionId)?.status).toBe('expired');
});

test('a pending payment is settled, another is failed with the code that was chosen', async ({
  page,
  stage,
}) => {
  const [first, second] = [await stage.createSession(), await stage.createSession()];
  await stage.pay(first, PENDING);
  await stage.pay(second, PENDING);
  const [paid, failed] = [...stage.clink.sandbox.ledger.payments.values()];
  await page.goto(stage.clink.origin);
  await rowOf(page, paid?.id ?? '')
    .getByRole('button', { name: /^Settle/ })
    .click();
  await expect(notice(page)).toContainText('has succeeded');
  const row = rowOf(page, failed?.id ?? '');
  await row.getByRole('combobox', { name: /^Reason/ }).selectOption('insufficient_funds');
  await nextPoll(page);
  await row.getByRole('button', { name: /^Fail/ }).click();
  await expect(notice(page)).toContainText('has failed with insufficient_funds');
  expect([paid?.status, failed?.status, failed?.failureCode]).toEqual([
    'succeeded',
    'failed',
    'insufficient_funds',
  ]);
  await expect(page.getByRole('button', { name: /^Settle/ })).toHaveCount(0);
});

test('the next payment is declined, and only that', async ({ page, stage }) => {
  await page.goto(stage.clink.origin);
  await page.getByRole('combobox', { name: 'Reason', exact: true }).selectOption('authentication_failed');
  await submit(page, 'Decline the next payment', 'Decline');
  await expect(page.getByRole('list', { name: 'In force' })).toHaveText(
    'The next payment is declined with authentication_failed.',
  );
  const sessionId = await stage.createSession();
  await stage.pay(sessionId);
  await expect(page.getByRole('table', { name: 'Payments' })).toContainText('authentication_failed');
  await expect(page.getByRole('list', { name: 'In force' })).toHaveText(/^Nothing is ordered/);
  await stage.pay(sessionId);
  expect(stage.clink.sandbox.ledger.sessions.get(sessionId)?.status).toBe('completed');
});

for (const { label, outcome, made } of [
  { label: 'answered with 503', outcome: 503, made: 0 },
  { label: 'dropped, no session made', outcome: 'dropped before', made: 0 },
  { label: 'dropped, session made', outcome: 'dropped after', made: 1 },
] as const) {
  test(`the next create call is ${label}`, async ({ page, stage }) => {
    await page.goto(stage.clink.origin);
    await page.getByLabel('It is').selectOption(label);
    await submit(page, 'Fail the next create call', 'Fail');
    await expect(notice(page)).toHaveText(`The next call that creates a session will be ${label}.`);
    expect(
      await stage.create().then(
        ({ status }) => status,
        () => 'dropped',
      ),
    ).toBe(outcome === 503 ? 503 : 'dropped');
    expect(stage.clink.sandbox.ledger.sessions.size).toBe(made);
    await expect(page.getByRole('table', { name: 'REST requests' })).toContainText(String(outcome));
    expect((await stage.create()).status).toBe(200);
  });
}

test('requests are slowed down as often as it says, and what is ordered can be cleared', async ({
  page,
  stage,
}) => {
  await page.goto(stage.clink.origin);
  await page.getByLabel('Requests', { exact: true }).fill('2');
  await page.getByLabel('By ms').fill('60000');
  await submit(page, 'Slow the REST API down', 'Delay');
  await expect(page.getByRole('list', { name: 'In force' })).toHaveText(
    'The next 2 requests for /api/ are held for 60000 ms.',
  );
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('list', { name: 'In force' })).toHaveText(/^Nothing is ordered/);
  expect((await stage.create()).status).toBe(200);
});

test('webhooks go where the page says, and one is sent again', async ({ page, stage, expectConsole }) => {
  expectConsole(/Failed to load resource.*400/);
  stage.clink.sandbox.control.expireSession(await stage.createSession());
  await page.goto(stage.clink.origin);
  const events = page.getByRole('table', { name: 'Webhook deliveries' });
  await events.getByRole('button', { name: /^Send again/ }).click();
  await expect(notice(page)).toContainText('set the webhook destination first');
  expect(stage.hooks).toHaveLength(0);
  await page.getByLabel('Address').fill(stage.hookUrl);
  await submit(page, 'Send webhooks to', 'Save');
  await expect(notice(page)).toContainText(`Events are sent to ${stage.hookUrl}`);
  await events.getByRole('button', { name: /^Send again/ }).click();
  await expect(notice(page)).toContainText('answered with 204');
  await expect(events).toContainText('204');
  expect(stage.hooks.map((body) => (JSON.parse(body) as { type: string }).type)).toEqual(['session.expired']);
});

test('focus, typed text and what is open survive updates, and nothing moves', async ({ page, stage }) => {
  const sessionId = await stage.createSession();
  stage.clink.sandbox.control.expireSession(await stage.createSession());
  await page.goto(stage.clink.origin);
  const address = page.getByLabel('Address');
  await address.pressSequentially('http://half');
  await page.getByText('Body', { exact: true }).click();
  const expire = rowOf(page, sessionId).getByRole('button', { name: /^Expire now/ });
  await expire.focus();
  await nextPoll(page);
  const before = await rowOf(page, sessionId).boundingBox();
  await nextPoll(page);
  expect(await rowOf(page, sessionId).boundingBox()).toEqual(before);
  // New records come above and below it.
  const newer = await stage.createSession();
  await stage.pay(newer);
  await expect(rowOf(page, newer).getByText('completed')).toBeVisible();
  await expect(expire).toBeFocused();
  await expect(address).toHaveValue('http://half');
  await expect(page.getByRole('region', { name: 'Body of session.expired' })).toBeVisible();
});

test('everything is forgotten only when it is asked for twice', async ({ page, stage }) => {
  await stage.createSession();
  await page.goto(stage.clink.origin);
  const reset = page.locator('main').getByRole('button', { name: 'Reset' });
  await reset.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(reset).toBeFocused();
  expect(stage.clink.sandbox.ledger.sessions.size).toBe(1);
  await reset.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await expect(notice(page)).toContainText('Everything is forgotten');
  await expect(page.getByText('No session yet.')).toBeVisible();
  expect(stage.clink.sandbox.ledger.sessions.size).toBe(0);
});

test('it says when the sandbox is gone', async ({ page, stage, expectConsole }) => {
  expectConsole(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
  await page.goto(stage.clink.origin);
  await nextPoll(page);
  await stage.clink.close();
  await expect(notice(page)).toContainText('The sandbox does not answer.');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`in ${colorScheme} colours, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('axe finds nothing, with records and without, and nothing is cut off', async ({ page, stage }) => {
        const check = async (): Promise<void> => {
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        };
        await page.goto(stage.clink.origin);
        await expect(page.getByRole('list', { name: 'In force' })).not.toBeEmpty();
        await check();
        await stage.pay(await stage.createSession());
        await stage.pay(await stage.createSession(), '4000000000000002');
        const pending = await stage.createSession();
        await stage.pay(pending, PENDING);
        await expect(rowOf(page, pending).getByText('processing')).toBeVisible();
        await page.getByText('Body', { exact: true }).first().click();
        await check();
        await page.locator('main').getByRole('button', { name: 'Reset' }).click();
        await check();
      });
    });
  }
}
