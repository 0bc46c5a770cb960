import { expect, test } from './fixtures.ts';
import { SDK } from './server/startStage.ts';
import { SILENCE } from './server/Trouble.ts';
import type { Trouble } from './server/Trouble.ts';

for (const [name, trouble] of [
  ['is never answered', SILENCE],
  ['sends headers and then nothing', { send: 'headers' }],
  ['comes a byte a second', { send: 'drip' }],
] as const satisfies readonly (readonly [string, Trouble])[]) {
  test(`a script that ${name} is told after 15 s, and a retry loads it by a fresh tag (case 22)`, async ({
    page,
    stage,
    open,
  }) => {
    await page.clock.install();
    stage.clink.trouble(SDK, trouble, 1);
    const checkout = await open();
    await expect(checkout.region).toHaveAttribute('data-status', 'loading');
    await expect.poll(() => stage.clink.seen(SDK).length).toBe(1);
    const tags = page.locator('script[src*="clink-elements"]');
    await tags.evaluate((tag) => {
      tag.dataset['stalled'] = 'true';
    });
    await page.clock.runFor(15_000);
    expect(await checkout.failure()).toMatchObject({ code: 'sdk_timeout', phase: 'sdk', retryable: true });
    await expect(tags).toHaveCount(0);
    await checkout.retryButton.click();
    await checkout.untilReady();
    await expect(tags).toHaveCount(1);
    await expect(tags).not.toHaveAttribute('data-stalled');
    expect(stage.clink.seen(SDK)).toHaveLength(2);
    expect(stage.ledger().sessions).toHaveLength(1);
  });
}
