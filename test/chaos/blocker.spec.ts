import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { FRAME, SDK, TELEMETRY } from './server/startStage.ts';

/** Blocks as the browser's own tools do. Returns the way to end it. */
async function block(page: Page, pattern: string): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBlockedURLs', { urls: [pattern] });
  return () => session.send('Network.setBlockedURLs', { urls: [] });
}

test('a content blocker against the script is told as such within a second, and a retry goes on once it lets it through (case 27)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/ERR_BLOCKED_BY_CLIENT/);
  const unblock = await block(page, `*${SDK}*`);
  const checkout = await open();
  const { code, milliseconds } = await checkout.failure();
  expect(code).toBe('sdk_blocked');
  expect(milliseconds).toBeLessThan(1000);
  await expect(checkout.status).toContainText(
    'A content blocker may be in the way: allow this page to load it',
  );
  expect(stage.clink.seen(SDK)).toHaveLength(0);
  await unblock();
  await checkout.retryButton.click();
  await checkout.untilReady();
  expect(stage.ledger().sessions).toHaveLength(1);
});

test('a content blocker against the frame is told by another code, and a retry goes on with the session (case 27)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/ERR_BLOCKED_BY_CLIENT/);
  await page.clock.install();
  // `setBlockedURLs` lets documents of frames through.
  await page.route(`**${FRAME}*`, (route) => route.abort('blockedbyclient'));
  const checkout = await open();
  await expect(checkout.region).toHaveAttribute('data-status', 'mounting');
  await page.clock.runFor(10_000);
  expect(await checkout.failure()).toMatchObject({ code: 'timeout', phase: 'mount', retryable: true });
  expect(stage.clink.seen(FRAME)).toHaveLength(0);
  await page.unroute(`**${FRAME}*`);
  await checkout.retryButton.click();
  await checkout.untilReady();
  expect(stage.ledger().sessions).toHaveLength(1);
});

test('a content blocker against Clink’s telemetry does not keep anybody from paying (case 27)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/ERR_BLOCKED_BY_CLIENT/);
  await block(page, `*${TELEMETRY}*`);
  const checkout = await open();
  await checkout.untilReady();
  await checkout.pay();
  expect(stage.clink.seen(TELEMETRY)).toHaveLength(0);
  expect(await checkout.outcomes()).toEqual([]);
  expect(stage.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
});
