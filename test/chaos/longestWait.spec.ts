import type { Page } from '@playwright/test';
import { recordFigures } from '../reliability/recordFigures.ts';
import { expect, test } from './fixtures.ts';
import type { ChaosPage, Opening } from './fixtures.ts';
import { createGate } from './server/createGate.ts';
import { ENDPOINT, FRAME, LOAD, SDK } from './server/startStage.ts';
import type { Stage } from './server/startStage.ts';
import { RESET_BEFORE, SILENCE } from './server/Trouble.ts';
import type { Trouble } from './server/Trouble.ts';
import { withSources } from './withSources.ts';

/** Nobody waits longer than this without being told, in milliseconds of the page's time. */
const LONGEST = 35_000;
/** What is refused and not only silent is told within this. */
const AT_ONCE = 1000;

interface Stall {
  readonly fault: string;
  readonly outcome: string;
  readonly on: 'merchant' | 'clink';
  readonly path: string;
  readonly trouble: Trouble;
  /** How far the checkout comes. */
  readonly until: string;
}

const ASKED_TO_WAIT: Trouble = {
  answer: () => Response.json({}, { status: 503, headers: { 'Retry-After': '600' } }),
};

const endpoint = { outcome: 'timeout', on: 'merchant', path: ENDPOINT, until: 'creating' } as const;
const script = { outcome: 'sdk_timeout', on: 'clink', path: SDK, until: 'loading' } as const;
const frame = { outcome: 'timeout', on: 'clink', path: FRAME, until: 'mounting' } as const;

const STALLS: readonly Stall[] = [
  { ...endpoint, fault: 'the endpoint never answers', trouble: SILENCE },
  { ...endpoint, fault: 'the endpoint sends headers and then nothing', trouble: { send: 'headers' } },
  { ...endpoint, fault: 'the endpoint sends a byte a second', trouble: { send: 'drip' } },
  { ...script, fault: 'the script’s host never answers', trouble: SILENCE },
  { ...script, fault: 'the script sends headers and then nothing', trouble: { send: 'headers' } },
  { ...script, fault: 'the script sends a byte a second', trouble: { send: 'drip' } },
  { ...script, fault: 'the script loads, Clink never answers it', path: LOAD, trouble: SILENCE },
  { ...frame, fault: 'the frame never answers', trouble: SILENCE },
  { ...frame, fault: 'the frame sends headers and then nothing', trouble: { send: 'headers' } },
];

interface Refusal {
  readonly fault: string;
  readonly outcome: string;
  readonly opening?: Opening;
  /** What the browser is told before the checkout is mounted. */
  readonly arrange?: (page: Page, stage: Stage) => Promise<() => unknown>;
}

const REFUSALS: readonly Refusal[] = [
  {
    fault: 'the policy lacks the script’s address',
    outcome: 'csp_blocked',
    opening: { withNonce: false, policy: withSources('script-src', "'self'") },
  },
  {
    fault: 'the policy lacks the endpoint’s origin',
    outcome: 'csp_blocked',
    opening: { endpoint: 'http://127.0.0.1:9/session' },
  },
  {
    fault: 'the policy lacks the frame’s origin',
    outcome: 'csp_blocked',
    opening: { policy: withSources('frame-src', "'self'") },
  },
  {
    fault: 'Trusted Types do not list the policy',
    outcome: 'csp_blocked',
    opening: { policy: withSources('trusted-types', 'another') },
  },
  {
    fault: 'a content blocker stops the script',
    outcome: 'sdk_blocked',
    arrange: async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.setBlockedURLs', { urls: [`*${SDK}*`] });
      return () => session.detach();
    },
  },
  {
    fault: 'the endpoint asks to come back in ten minutes',
    outcome: 'endpoint_error',
    arrange: async (_, stage) => stage.merchant.trouble(ENDPOINT, ASKED_TO_WAIT),
  },
  {
    fault: 'the browser is offline',
    outcome: 'offline',
    arrange: async (page) => {
      await page.context().setOffline(true);
      return () => page.context().setOffline(false);
    },
  },
];

type Open = (opening?: Opening) => Promise<ChaosPage>;
/** Keeps how a checkout failed under the fault's name, and answers after how many milliseconds. */
type Told = (fault: string, outcome: string, checkout: ChaosPage) => Promise<number>;

interface Wait {
  readonly fault: string;
  readonly outcome: string;
  readonly milliseconds: number;
}

test('whatever stalls, the shopper is told within 35 s; and within a second of what is refused (cases 22, 37, 46)', async ({
  page,
  stage,
  open,
  expectConsole,
}) => {
  test.setTimeout(180_000);
  expectConsole(
    /Failed to load resource|Content Security [Pp]olicy|TrustedScriptURL|^console.error: violation of/,
  );
  await page.clock.install();
  const waits: Wait[] = [];
  const told: Told = async (fault, expected, checkout) => {
    const { code, milliseconds } = await checkout.failure();
    expect(code).toBe(expected);
    waits.push({ fault, outcome: code, milliseconds });
    return milliseconds;
  };

  for (const { fault, outcome, on, path, trouble, until } of STALLS) {
    await test.step(fault, async () => {
      const mend = stage[on].trouble(path, trouble);
      const before = stage[on].seen(path).length;
      const checkout = await open();
      await expect(checkout.region).toHaveAttribute('data-status', until);
      await expect.poll(() => stage[on].seen(path).length).toBeGreaterThan(before);
      await page.clock.runFor(LONGEST);
      expect(await told(fault, outcome, checkout)).toBeLessThanOrEqual(LONGEST);
      mend();
    });
  }

  await test.step('everything at its slowest', async () => {
    expect(await waitAtItsSlowest(page, stage, open, told)).toBeLessThanOrEqual(LONGEST);
  });
  await test.step('a script that fails early and stalls late', async () => {
    expect(await waitForLateStall(page, stage, open, told)).toBeLessThanOrEqual(LONGEST);
  });

  for (const { fault, outcome, opening, arrange } of REFUSALS) {
    await test.step(fault, async () => {
      const checkout = await open({ ...opening, mountLater: true });
      const restore = await arrange?.(page, stage);
      await page.getByRole('button', { name: 'Mount' }).click();
      expect(await told(fault, outcome, checkout)).toBeLessThan(AT_ONCE);
      await restore?.();
    });
  }
  recordFigures('longestWait', waits);
});

/** The script fails while the session is made, and stalls when it is asked for again. */
async function waitForLateStall(page: Page, stage: Stage, open: Open, told: Told): Promise<number> {
  const session = createGate();
  const before = stage.clink.seen(SDK).length;
  stage.merchant.trouble(ENDPOINT, session, 1);
  stage.clink.trouble(SDK, RESET_BEFORE, 3);
  stage.clink.trouble(SDK, SILENCE, 1);
  const checkout = await open();
  await expect(checkout.region).toHaveAttribute('data-status', 'creating');
  await expect.poll(() => stage.clink.seen(SDK).length).toBe(before + 3);
  await page.clock.runFor(13_000);
  session.open();
  await expect.poll(() => stage.clink.seen(SDK).length).toBe(before + 4);
  await page.clock.runFor(LONGEST);
  return told('the script fails, the endpoint takes 13 s, and the script stalls', 'sdk_timeout', checkout);
}

/** Each part answers right before it would have been given up, and the last one never. */
async function waitAtItsSlowest(page: Page, stage: Stage, open: Open, told: Told): Promise<number> {
  const session = createGate();
  const load = createGate();
  stage.merchant.trouble(ENDPOINT, session, 1);
  stage.clink.trouble(LOAD, load, 1);
  stage.clink.trouble(FRAME, SILENCE, 1);
  const checkout = await open();
  await expect(checkout.region).toHaveAttribute('data-status', 'creating');
  await page.clock.runFor(14_000);
  session.open();
  await expect(checkout.region).toHaveAttribute('data-status', 'loading');
  await page.clock.runFor(9000);
  load.open();
  await expect(checkout.region).toHaveAttribute('data-status', 'mounting');
  await page.clock.runFor(LONGEST);
  const fault = 'the endpoint takes 14 s, Clink 9 s more, and the frame never answers';
  return told(fault, 'timeout', checkout);
}
