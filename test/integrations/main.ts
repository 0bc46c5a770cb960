// The tarball of what was built, in a fresh project of each kind: `npm run integrations`, or some of them by a part of
// their names: `npm run integrations -- vite node`. The last line is `N passed, N failed`.
import { rm } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { chromiumFlags } from '../../.ci/chromiumFlags.mjs';
import { ensureChromium } from '../../.ci/ensureChromium.mjs';
import { packPackage } from '../package/packPackage.ts';
import { CONSUMERS } from './consumers.ts';
import { tryConsumer } from './tryConsumer.ts';

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = CONSUMERS.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word)),
);
if (chosen.length === 0) {
  console.error(`No consumer is called so; there are: ${CONSUMERS.map(({ name }) => name).join('; ')}.`);
  process.exit(1);
}

const executablePath = ensureChromium();
const packed = await packPackage();
const browser = await chromium.launch({ executablePath, args: chromiumFlags });
let failed = 0;
for (const consumer of chosen) {
  const start = performance.now();
  const failure = await tryConsumer(consumer, packed.tarball, browser).then(() => undefined, String);
  if (failure !== undefined) failed += 1;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${consumer.name}: ${failure === undefined ? 'ok' : 'FAILED'} (${seconds} s)`);
  if (failure !== undefined) console.log(`${failure}\n`);
}
await browser.close();
await rm(packed.consumer, { recursive: true, force: true });
console.log(`\n${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
