import { recordFigures } from '../reliability/recordFigures.ts';
import { expect, test } from './fixtures.ts';
import { ENDPOINT } from './server/startStage.ts';
import { RESET_AFTER } from './server/Trouble.ts';

/** Orders whose reply is lost; CHAOS_RUNS for a longer run. */
const RUNS = Number(process.env['CHAOS_RUNS'] ?? 20);

test('a reply that is lost after the session was made is answered again: one session an order (case 40)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  test.setTimeout(30_000 + RUNS * 3000);
  expectConsole(/Failed to load resource/);
  const checkout = await open({ mountLater: true });
  for (let run = 1; run <= RUNS; run += 1) {
    stage.merchant.trouble(ENDPOINT, RESET_AFTER, 1);
    await page.getByRole('button', { name: run === 1 ? 'Mount' : 'Next cart' }).click();
    await expect.poll(() => stage.merchant.seen(ENDPOINT, 'POST').length).toBe(run * 2);
    await checkout.untilReady();
    expect(stage.ledger().sessions).toHaveLength(run);
  }
  const keys = stage.merchant.seen(ENDPOINT, 'POST').map(({ key }) => key);
  expect(new Set(keys).size).toBe(RUNS);
  expect(keys.filter((_, place) => place % 2 === 0)).toEqual(keys.filter((_, place) => place % 2 === 1));
  expect(await checkout.outcomes()).toEqual([]);
  recordFigures('lostReplies', { runs: RUNS, sessions: stage.ledger().sessions.length });
});

test('where the replies to all three tries are lost, a retry by hand gets the same session (case 40)', async ({
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  stage.merchant.trouble(ENDPOINT, RESET_AFTER, 3);
  const checkout = await open();
  expect(await checkout.failure()).toMatchObject({ code: 'network_error', retryable: true });
  expect(stage.ledger().sessions).toHaveLength(1);
  await checkout.retryButton.click();
  await checkout.untilReady();
  expect(stage.ledger().sessions).toHaveLength(1);
});
