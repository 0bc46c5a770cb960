import { createHash } from 'node:crypto';
import type { Browser } from '@playwright/test';
import { useReferenceFonts } from './useReferenceFonts.ts';

/** Latin and Arabic, round and blurred: what renderers draw differently. */
const CANARY = `<!doctype html>
<body style="margin: 0; padding: 24px; background: #f4f6f8">
<p style="margin: 0; padding: 20px; border: 1px solid #868f9a; border-radius: 11px; background: #fff; box-shadow: 0 3px 9px #2456e6">
Quick wafting zephyrs vex bold Jim: $118.00 × 2 … <strong>Total</strong> <small>إجمالي الطلب والدفع</small>`;

/** What makes pictures comparable: the same Chromium that draws the same text and shapes in the same way. */
export async function readFingerprint(browser: Browser): Promise<string> {
  const context = await browser.newContext({ viewport: { width: 400, height: 200 } });
  await useReferenceFonts(context);
  const page = await context.newPage();
  // Not `about:blank`, which is there before what the context adds.
  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(CANARY)}`);
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot();
  await context.close();
  const [major] = browser.version().split('.');
  return `Chromium ${major}, ${createHash('sha256').update(picture).digest('hex').slice(0, 16)}`;
}
