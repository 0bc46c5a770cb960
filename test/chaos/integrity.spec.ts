import { createHash } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { SDK } from './server/startStage.ts';
import { RESET_BEFORE } from './server/Trouble.ts';
import type { Trouble } from './server/Trouble.ts';

const hashOf = (script: string): string => `sha384-${createHash('sha384').update(script).digest('base64')}`;

/** Another script under the same address, which says so when it runs. */
const CHANGED: Trouble = {
  answer: async (handle) => {
    const response = await handle();
    const script = `window.intruder = true;\n${await response.text()}`;
    return new Response(script, { headers: response.headers });
  },
};

/** The right script from a host that does not let other origins see what it answers. */
const WITHOUT_CORS: Trouble = {
  answer: async (handle) => {
    const { body, headers } = await handle();
    headers.delete('Access-Control-Allow-Origin');
    return new Response(body, { headers });
  },
};

const hasRun = (): boolean => 'intruder' in globalThis || 'ClinkElements' in globalThis;

test('a script with the right integrity is loaded, and a second tag of it carries the integrity as well (case 81)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  const integrity = hashOf(await stage.script());
  const before = stage.clink.seen(SDK).length;
  stage.clink.trouble(SDK, RESET_BEFORE, 1);
  const checkout = await open({ integrity });
  await checkout.untilReady();
  expect(stage.clink.seen(SDK).length - before).toBe(2);
  await expect(page.locator('script[src*="clink-elements"]')).toHaveAttribute('integrity', integrity);
});

test('a script with changed bytes is told as such, never run and not asked for again (case 81)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/Failed to find a valid digest/);
  const integrity = hashOf(await stage.script());
  const before = stage.clink.seen(SDK).length;
  stage.clink.trouble(SDK, CHANGED);
  const checkout = await open({ integrity });
  expect(await checkout.failure()).toMatchObject({ code: 'sdk_integrity', phase: 'sdk', retryable: false });
  await expect(checkout.status).toContainText('Please contact the shop');
  await expect(checkout.retryButton).toHaveCount(0);
  expect(stage.clink.seen(SDK).length - before).toBe(1);
  expect(await page.evaluate(hasRun)).toBe(false);
});

test('a script that cannot be verified for want of CORS is never loaded unverified instead (case 81)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  expectConsole(/blocked by CORS policy|Failed to load resource/);
  const integrity = hashOf(await stage.script());
  await page.addInitScript(() => {
    const added: (string | null)[] = [];
    Object.assign(globalThis, { added });
    new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          if (node instanceof HTMLScriptElement && node.src.includes('clink-elements')) {
            added.push(node.getAttribute('integrity'));
          }
        }
      }
    }).observe(document, { childList: true, subtree: true });
  });
  stage.clink.trouble(SDK, WITHOUT_CORS);
  const checkout = await open({ integrity });
  const { code } = await checkout.failure();
  // The same as a host that cannot be reached, as far as a page may know.
  expect(code).toBe('sdk_blocked');
  const tags = await page.evaluate(() => (globalThis as unknown as { added: string[] }).added);
  expect(new Set(tags)).toEqual(new Set([integrity]));
  expect(await page.evaluate(hasRun)).toBe(false);
});
