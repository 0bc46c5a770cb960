import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { CARDS, expect, test as base } from './fixtures.ts';
import { serveOnLoopback } from './serveOnLoopback.ts';

/** What `npm run build-storybook` made. */
const SITE = fileURLToPath(new URL('../../storybook-static/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The site on a plain file server under a path that it knows nothing of. */
const test = base.extend<{ site: string }>({
  site: async ({ page }, use) => {
    const server = await serveOnLoopback(async (request) => {
      const { pathname } = new URL(request.url);
      const file = path.join(
        SITE,
        decodeURIComponent(pathname.replace(/^\/some\/where\//, '')) || 'index.html',
      );
      const type = TYPES[path.extname(file)];
      if (!pathname.startsWith('/some/where/') || !file.startsWith(SITE) || type === undefined) {
        return new Response(null, { status: 404 });
      }
      return new Response(new Uint8Array(await readFile(file)), { headers: { 'Content-Type': type } });
    });
    const site = `${server.origin}/some/where/`;
    const strays: string[] = [];
    page.on('request', (request) => {
      const { href, protocol } = new URL(request.url());
      if (!href.startsWith(site) && !/^(about|blob|data):$/.test(protocol)) strays.push(href);
    });
    page.on('requestfailed', (request) => {
      // Those of a page that was left are given up.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') strays.push(`failed: ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) strays.push(`${response.status()}: ${response.url()}`);
    });
    await use(site);
    expect(strays, 'requests that leave the site, or that it cannot answer').toEqual([]);
    await server.close();
  },
});

// The manager and the pages with every story are large.
test.describe.configure({ timeout: 90_000 });

interface Story {
  readonly region: Locator;
  readonly fields: FrameLocator;
  readonly pay: Locator;
}

function storyIn(place: Page | FrameLocator): Story {
  return {
    region: place.getByRole('region', { name: 'Checkout', exact: true }),
    fields: place.frameLocator('iframe[title="Secure payment details"]'),
    pay: place.getByRole('button', { name: /^(Pay|Processing)/ }),
  };
}

async function fillCard({ fields, pay }: Story, number: string): Promise<void> {
  await expect(pay).toBeEnabled({ timeout: 30_000 });
  await fields.getByLabel('Card number').fill(number);
  await fields.getByLabel('Expiry date').fill('12 / 34');
  await fields.getByLabel('Security code').fill('123');
}

test('a story is paid in Storybook itself, and nothing is asked of anybody', async ({
  page,
  site,
  expectConsole,
}) => {
  // Storybook's own, about its next major version.
  expectConsole(/'ariaLabel' prop on/);
  await page.goto(`${site}?path=/story/clinkcheckout--stacked`);
  const story = storyIn(page.frameLocator('#storybook-preview-iframe'));
  await fillCard(story, CARDS.success);
  // Enter submits nothing, and the browser has nothing to say about it.
  await story.fields.getByLabel('Security code').press('Enter');
  await expect(story.region).toHaveAttribute('data-status', 'ready');
  await story.pay.click();
  await expect(story.region).toHaveAttribute('data-status', 'complete');
});

test('3-D Secure is a frame within the frame', async ({ page, site }) => {
  await page.goto(`${site}iframe.html?id=clinkcheckout--stacked&viewMode=story`);
  const story = storyIn(page);
  await fillCard(story, CARDS.challenge);
  await story.pay.click();
  const bank = story.fields.frameLocator('iframe[title="Confirm your payment"]');
  await bank.getByRole('button', { name: 'Complete authentication' }).click();
  await expect(story.region).toHaveAttribute('data-status', 'complete');
});

test('the currency is chosen in a frame of its own', async ({ page, site }) => {
  await page.goto(`${site}iframe.html?id=clinkcheckout--stacked&viewMode=story`);
  const { pay } = storyIn(page);
  await expect(pay).toBeEnabled();
  await page.frameLocator('iframe[title="Currency"]').getByLabel('Currency').selectOption('JPY');
  await expect(pay).toHaveText(/¥/);
});

test('no number of Escapes closes the dialog while a payment is in flight', async ({ page, site }) => {
  await page.goto(`${site}iframe.html?id=recipes-dialog--open-and-close&viewMode=story&globals=latency:2000`);
  const dialog = page.getByRole('dialog', { name: 'Checkout' });
  const story = storyIn(page);
  await fillCard(story, CARDS.success);
  await story.pay.click();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeDisabled();
  for (let press = 0; press < 3; press++) await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('status')).toContainText('Payment received');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Check out' })).toBeFocused();
});

const FAULTS = {
  'script-blocked': 'Try again',
  'endpoint-500': 'Try again',
  'endpoint-down': 'Try again',
  'session-load-failed': 'Try again',
} as const;

for (const [fault, action] of Object.entries(FAULTS)) {
  test(`the toolbar's fault "${fault}" is told, with what helps`, async ({ page, site }) => {
    await page.goto(`${site}iframe.html?id=clinkcheckout--stacked&viewMode=story&globals=fault:${fault}`);
    await expect(storyIn(page).region).toHaveAttribute('data-status', 'failed');
    await expect(page.getByRole('button', { name: action })).toBeVisible();
  });
}

test('the toolbar declines the next payment, and not the one after it', async ({ page, site }) => {
  await page.goto(`${site}iframe.html?id=clinkcheckout--stacked&viewMode=story&globals=fault:decline-next`);
  const story = storyIn(page);
  await fillCard(story, CARDS.success);
  await story.pay.click();
  await expect(story.region.getByRole('status')).toContainText('not accepted');
  await story.pay.click();
  await expect(story.region).toHaveAttribute('data-status', 'complete');
});

test('every page of Storybook opens without a word on the console', async ({ page, site }) => {
  const index = JSON.parse(await readFile(path.join(SITE, 'index.json'), 'utf8')) as {
    readonly entries: Readonly<Record<string, { readonly type: string }>>;
  };
  const docs = Object.entries(index.entries).flatMap(([id, { type }]) => (type === 'docs' ? [id] : []));
  expect(docs.length).toBeGreaterThan(8);
  for (const id of docs) {
    await page.goto(`${site}iframe.html?id=${id}&viewMode=docs`);
    await expect(page.locator('.sbdocs-title')).toBeVisible({ timeout: 30_000 });
    // Something of the stories is to be seen, and not an error in their place.
    await expect(page.locator('.stage, iframe').first()).toBeVisible();
    await expect(page.locator('.sb-errordisplay')).toBeHidden();
  }
});
