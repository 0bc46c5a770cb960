import assert from 'node:assert/strict';
import { errors } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import type { RunningSandbox } from '../../sandbox/serveSandbox.ts';

/** Milliseconds for each thing that is waited for. A development server compiles meanwhile. */
const PATIENCE = 30_000;

const READY = 'section[aria-label="Checkout"][data-status="ready"]';

/**
 * Opens a consumer's page as a shopper, pays by card and waits for the return page to say so; then asks Clink's books.
 *
 * @throws Error for anything amiss: a warning or an error on the page's console too, such as one of hydration
 */
export async function payInBrowser(browser: Browser, origin: string, clink: RunningSandbox): Promise<void> {
  // High enough that nothing has to be scrolled before it is clicked.
  const context = await browser.newContext({ viewport: { width: 1280, height: 1300 } });
  context.setDefaultTimeout(PATIENCE);
  const output: string[] = [];
  context.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) output.push(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (webError) => output.push(`uncaught: ${webError.error().message}`));
  try {
    await pay(await context.newPage(), origin);
  } catch (error) {
    throw new Error(`${String(error)}\nThe page's console: ${output.join('\n') || 'nothing'}`, {
      cause: error,
    });
  } finally {
    await context.close();
  }
  assert.deepEqual(output, [], 'console output of the page');
  const { sessions, payments } = clink.sandbox.control.snapshot();
  assert.deepEqual(
    sessions.map(({ paymentStatus }) => paymentStatus),
    ['paid'],
    'sessions in Clink’s books',
  );
  assert.deepEqual(
    payments.map(({ status }) => status),
    ['succeeded'],
    'payments in Clink’s books',
  );
}

/**
 * Opens the page until it is ready, whatever its console says: a development server's first visitor makes it bundle what
 * it had not seen, and is answered with errors until it is loaded anew.
 *
 * @throws Error when it is not ready the fourth time either
 */
export async function warmUp(browser: Browser, origin: string): Promise<void> {
  const page = await browser.newPage();
  try {
    for (let visit = 1; visit <= 4; visit += 1) {
      await page.goto(origin, { timeout: 2 * PATIENCE });
      const isReady = page.locator(READY).waitFor({ timeout: PATIENCE / 2 });
      if (await isReady.then(() => true, isTimeout)) return;
    }
    throw new Error('The checkout was not ready on the fourth visit either.');
  } finally {
    await page.close();
  }
}

/** @throws what is no time-out */
function isTimeout(error: unknown): false {
  if (error instanceof errors.TimeoutError) return false;
  throw error;
}

async function pay(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.locator(READY).waitFor();
  const frame = page.frameLocator('iframe[title="Secure payment details"]');
  await frame.getByLabel('Card number').fill('4242 4242 4242 4242');
  await frame.getByLabel('Expiry date').fill('12 / 34');
  await frame.getByLabel('Security code').fill('123');
  const button = page.getByRole('button', { name: 'Pay $24.00' });
  const { height } = (await button.boundingBox()) ?? { height: 0 };
  assert.ok(height >= 40, `the style sheet is in use: the pay button is ${height} px high`);
  await button.click();
  await page.getByText('Your mug is on its way.').waitFor();
  assert.equal(new URL(page.url()).pathname, '/complete');
}
