import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import type { FullConfig } from '@playwright/test';
import { readFingerprint } from './readFingerprint.ts';
import { REFERENCES } from './references.ts';

const FILE = new URL('renderer.txt', REFERENCES);

/** Says whether this machine draws as the one did that recorded the references; where they are renewed, it is now the one. */
// oxlint-disable-next-line import/no-default-export -- Playwright takes it
export default async function globalSetup({ projects, updateSnapshots }: FullConfig): Promise<void> {
  const browser = await chromium.launch(projects[0]?.use.launchOptions);
  const fingerprint = await readFingerprint(browser);
  await browser.close();
  const recorded = (await readFile(FILE, 'utf8').catch(() => 'nothing')).trim();
  if (fingerprint === recorded) return;
  if (updateSnapshots === 'none') {
    const reason = `The references were recorded by ${recorded}, this is ${fingerprint}: a difference would say nothing.`;
    process.env['INCOMPARABLE'] = reason;
    console.log(reason);
    return;
  }
  // None may be left over of another renderer, even where only some are recorded again.
  await mkdir(REFERENCES, { recursive: true });
  for (const name of await readdir(REFERENCES)) await rm(new URL(name, REFERENCES));
  await writeFile(FILE, `${fingerprint}\n`);
}
