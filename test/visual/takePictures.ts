import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { chromiumFlags } from '../../.ci/chromiumFlags.mjs';
import { ensureChromium, findChromium } from '../../.ci/ensureChromium.mjs';
import { buildShop } from '../../demo/buildShop.ts';
import { createShop } from '../../demo/createShop.ts';
import { readAssets } from '../../demo/readAssets.ts';
import { startSandbox } from '../../sandbox/startSandbox.ts';
import { serveOnLoopback } from '../e2e/serveOnLoopback.ts';
import { useReferenceFonts } from './useReferenceFonts.ts';

const FOLDER = 'docs/pictures';

/** Bytes. More would be felt by whoever opens the README. */
const LARGEST = 150_000;

const QUALITY = 82;

const CHECKOUT = 'section[aria-label="Checkout"]';

/** Pixels of the page below the checkout. */
const MARGIN = 40;

const WIDTHS = [
  { name: 'checkout', width: 1280, scale: 1.5 },
  { name: 'narrow', width: 390, scale: 2 },
] as const;

/** High enough for all of the page: frames of another origin are drawn late where they come into view late. */
const HEIGHT = 1400;

/** `npm run pictures`: the README's, of the demo shop with the embedded Clink. Look at them before you commit them. */
async function takePictures(): Promise<void> {
  ensureChromium();
  const pages = mkdtempSync(path.join(os.tmpdir(), 'react-clink-checkout-pictures-'));
  const clink = await startSandbox();
  try {
    await buildShop(pages, { mode: 'production' });
    const shop = createShop({ clink: { ...clink, environment: 'sandbox' }, assets: readAssets(pages) });
    const server = await serveOnLoopback((request) => shop.fetch(request));
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...chromiumFlags,
        '--font-render-hinting=none',
        '--disable-lcd-text',
        '--force-color-profile=srgb',
      ],
    });
    mkdirSync(FOLDER, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const look of WIDTHS) {
        const file = path.join(FOLDER, `${look.name}-${colorScheme}.webp`);
        writeFileSync(file, await takePicture(browser, server.origin, { ...look, colorScheme }));
        const { size } = statSync(file);
        console.log(`${file}  ${(size / 1000).toFixed(0)} kB`);
        if (size > LARGEST) throw new Error(`${file} is larger than ${LARGEST / 1000} kB: lower its scale.`);
      }
    }
    await browser.close();
    await server.close();
  } finally {
    await clink.close();
    rmSync(pages, { recursive: true, force: true });
  }
}

interface Look {
  readonly width: number;
  /** Pixels of the picture for one of the page. */
  readonly scale: number;
  readonly colorScheme: 'light' | 'dark';
}

async function takePicture(browser: Browser, origin: string, look: Look): Promise<Buffer> {
  const { width, scale, colorScheme } = look;
  const context = await browser.newContext({
    viewport: { width, height: HEIGHT },
    deviceScaleFactor: scale,
    colorScheme,
    reducedMotion: 'reduce',
  });
  await useReferenceFonts(context);
  const page = await context.newPage();
  await openCheckout(page, origin);
  // What has the focus would show its ring.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  });
  const { y, height } = (await page.locator(CHECKOUT).boundingBox()) ?? { y: 0, height: HEIGHT };
  const session = await context.newCDPSession(page);
  const capture = async (): Promise<string> => {
    const clip = { x: 0, y: 0, width, height: y + height + MARGIN, scale: 1 };
    // Playwright knows no WebP.
    return (await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip })).data;
  };
  let data = await capture();
  for (let before = ''; before !== data;) {
    await page.waitForTimeout(500);
    before = data;
    data = await capture();
  }
  await context.close();
  return Buffer.from(data, 'base64');
}

/** From the catalogue to a checkout with its form, and a card typed in. */
async function openCheckout(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  const add = page.getByRole('button', { name: /^Add to cart/ });
  await add.nth(0).click();
  await add.nth(1).click();
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.locator(`${CHECKOUT}[data-status="ready"]`).waitFor();
  const frame = page.frameLocator('iframe[title="Secure payment details"]');
  await frame.getByLabel('Card number').fill('4242 4242 4242 4242');
  await frame.getByLabel('Expiry date').fill('12 / 34');
}

await takePictures();
