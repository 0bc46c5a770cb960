import type { FrameLocator, Page } from '@playwright/test';
import { CARDS, expect, test } from './fixtures.ts';
import { serveHarness } from './harness/serveHarness.ts';
import type { Harness, HarnessSettings } from './harness/serveHarness.ts';

interface HarnessFixtures {
  /** How this test's page differs. */
  readonly settings: HarnessSettings;
  readonly harness: Harness;
  /** Opens a scene and waits until its checkout is ready. @default the restless one */
  readonly open: (scene?: string) => Promise<void>;
}

/** The harness page with an endpoint of its own, beside the embedded Clink of the shop. */
export const withHarness = test.extend<HarnessFixtures>({
  settings: [{}, { option: true }],
  harness: async ({ shop, settings }, use) => {
    const harness = await serveHarness(shop.clink, settings);
    await use(harness);
    await harness.close();
  },
  open: async ({ page, harness }, use) => {
    await use(async (scene = '/') => {
      await page.goto(harness.origin + scene);
      await expectStatus(page, 'ready');
    });
  },
});

/** Waits until the checkout of this name says that it has come so far. */
export async function expectStatus(page: Page, status: string, name = 'Checkout'): Promise<void> {
  await expect(page.getByRole('region', { name, exact: true })).toHaveAttribute('data-status', status);
}

export const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();

/** The payment fields of the checkout of this name. */
export function fieldsOf(page: Page, name = 'Checkout'): FrameLocator {
  return page
    .getByRole('region', { name, exact: true })
    .frameLocator('iframe[title="Secure payment details"]');
}

export async function fillCard(fields: FrameLocator, number: string = CARDS.success): Promise<void> {
  await fields.getByLabel('Card number').fill(number);
  await fields.getByLabel('Expiry date').fill('12 / 34');
  await fields.getByLabel('Security code').fill('123');
}

/** Counts the frames that are loaded in a page, from now on and through its reloads. */
export async function countLoads(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const counted = Object.assign(window, { frameLoads: 0 });
    document.addEventListener(
      'load',
      ({ target }) => {
        if (target instanceof HTMLIFrameElement) counted.frameLoads += 1;
      },
      true,
    );
  });
  return () => page.evaluate(() => (window as unknown as { frameLoads: number }).frameLoads);
}
