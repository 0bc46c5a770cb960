import { expect, test } from './fixtures.ts';
import { ENDPOINT, SDK } from './server/startStage.ts';
import { answering, RESET_BEFORE } from './server/Trouble.ts';
import type { Trouble } from './server/Trouble.ts';

const FAILED_REQUEST = /Failed to load resource/;
const JAVASCRIPT = { headers: { 'Content-Type': 'text/javascript' } };
const HTML = { headers: { 'Content-Type': 'text/html' } };
const UNSNIFFED = { headers: { 'Content-Type': 'text/html', 'X-Content-Type-Options': 'nosniff' } };
const PORTAL = '<!doctype html><title>Sign in to the network</title>';

for (const count of [0, 1, 2, 3, 4, 5]) {
  test(`a script whose connection is reset ${count} times is there in the end, by itself or by a retry (case 21)`, async ({
    page,
    stage,
    open,
    expectConsole,
  }) => {
    expectConsole(FAILED_REQUEST);
    stage.clink.trouble(SDK, RESET_BEFORE, count);
    const checkout = await open();
    if (count >= 3) {
      expect(await checkout.failure()).toMatchObject({ code: 'sdk_blocked', phase: 'sdk', retryable: true });
      await expect(page.locator('script[src*="clink-elements"]')).toHaveCount(0);
      await checkout.retryButton.click();
    }
    await checkout.untilReady();
    expect(stage.clink.seen(SDK)).toHaveLength(count + 1);
    expect(await checkout.outcomes()).toHaveLength(count >= 3 ? 1 : 0);
    await expect(page.locator('script[src*="clink-elements"]')).toHaveCount(1);
    expect(stage.ledger().sessions).toHaveLength(1);
  });
}

/** What the host answers instead of the script, and what Chromium says of it. */
const WRONG: readonly (readonly [name: string, trouble: Trouble, said: RegExp])[] = [
  ['nothing', answering('', JAVASCRIPT), /^$/],
  ['a global of its own', answering('window.ClinkElements = 1', JAVASCRIPT), /^$/],
  ['a script with a wrong sign in it', answering('const = 1', JAVASCRIPT), /Unexpected token/],
  [
    'the first half of the script',
    {
      answer: async (handle) => {
        const script = await (await handle()).text();
        return new Response(script.slice(0, script.length / 2), JAVASCRIPT);
      },
    },
    /Unexpected end of input|Invalid or unexpected token|missing \)/,
  ],
];

for (const [name, trouble, said] of WRONG) {
  test(`${name} in place of the script is asked for again past caches, told as invalid, and mended by a retry (case 26)`, async ({
    stage,
    open,
    expectConsole,
  }) => {
    expectConsole(said);
    stage.clink.trouble(SDK, trouble, 3);
    const checkout = await open();
    expect(await checkout.failure()).toMatchObject({ code: 'sdk_invalid', phase: 'sdk', retryable: true });
    expect(stage.clink.seen(SDK)).toHaveLength(3);
    await expect(checkout.status).toContainText('The payment form could not be loaded.');
    await checkout.retryButton.click();
    await checkout.untilReady();
    expect(stage.ledger().sessions).toHaveLength(1);
  });
}

/** A captive portal's page, as portals label it: what may run as a script is the browser's to say. */
const PORTALS: readonly (readonly [name: string, init: ResponseInit, said: RegExp])[] = [
  ['a captive portal’s page', HTML, /Unexpected token/],
  ['a page that calls itself a script', JAVASCRIPT, /Unexpected token/],
  ['a page whose type may not be guessed', UNSNIFFED, /its MIME type \('text\/html'\) is not executable/],
];

for (const [name, init, said] of PORTALS) {
  test(`${name}, at the shop’s own address of the script, is told as invalid (case 26)`, async ({
    stage,
    open,
    expectConsole,
  }) => {
    expectConsole(said);
    stage.merchant.trouble('/clink.js', answering(PORTAL, init), 3);
    const checkout = await open({ sdkUrl: '/clink.js' });
    expect(await checkout.failure()).toMatchObject({ code: 'sdk_invalid', phase: 'sdk', retryable: true });
    expect(stage.merchant.seen('/clink.js')).toHaveLength(3);
  });

  test(`${name}, at Clink’s address of the script, never runs, and a retry loads the script (case 26)`, async ({
    stage,
    open,
    expectConsole,
  }) => {
    expectConsole(new RegExp(`${said.source}|Failed to load resource`));
    stage.clink.trouble(SDK, answering(PORTAL, init), 3);
    const checkout = await open();
    // Chromium keeps another origin's page away from scripts, and tells this page no more than that it failed.
    expect(await checkout.failure()).toMatchObject({ code: 'sdk_blocked', phase: 'sdk', retryable: true });
    expect(stage.clink.seen(SDK)).toHaveLength(3);
    await checkout.retryButton.click();
    await checkout.untilReady();
  });
}

test('half of a script, cut off by the connection’s end, is asked for again (case 26)', async ({
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(FAILED_REQUEST);
  stage.clink.trouble(SDK, { send: 'half' }, 1);
  const checkout = await open();
  await checkout.untilReady();
  expect(stage.clink.seen(SDK)).toHaveLength(2);
});

test('offline at first, the checkout is ready once online, without a reload, and no attempt is spent (case 28)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/ERR_INTERNET_DISCONNECTED/);
  await page.clock.install();
  const checkout = await open({ mountLater: true });
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Mount' }).click();
  expect(await checkout.failure()).toMatchObject({ code: 'offline', retryable: true });
  await expect(checkout.status).toContainText('You are offline. The checkout goes on by itself');
  await expect(checkout.retryButton).toHaveCount(0);
  await page.clock.runFor(60_000);
  expect(await checkout.outcomes()).toHaveLength(1);
  expect(stage.merchant.seen(ENDPOINT)).toHaveLength(0);
  await page.context().setOffline(false);
  await checkout.untilReady();
  expect(stage.merchant.seen(ENDPOINT)).toHaveLength(1);
  expect(stage.ledger().sessions).toHaveLength(1);
});

test('offline between the session and the script, it goes on with the same session once online (case 28)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(FAILED_REQUEST);
  // The script fails until the network is gone, the session is there.
  const mend = stage.clink.trouble(SDK, { ...RESET_BEFORE, wait: 300 });
  const checkout = await open();
  await expect(checkout.region).toHaveAttribute('data-status', 'loading');
  await page.context().setOffline(true);
  expect(await checkout.failure()).toMatchObject({ code: 'offline', phase: 'sdk' });
  mend();
  await page.context().setOffline(false);
  await checkout.untilReady();
  expect(stage.merchant.seen(ENDPOINT)).toHaveLength(1);
});
