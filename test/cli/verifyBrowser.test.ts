// @vitest-environment node
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chromiumFlags } from '../../.ci/chromiumFlags.mjs';
import { ensureChromium } from '../../.ci/ensureChromium.mjs';
import { lookAt } from '../../src/cli/verify/lookAt.ts';
import { recordBaseline } from '../../src/cli/verify/recordBaseline.ts';
import type { VerifyOptions } from '../../src/cli/verify/VerifyOptions.ts';
import { defaults, differencesOf, openPage } from './openPage.ts';
import type { OpenPage } from './openPage.ts';

const BROWSER = { browser: ensureChromium(), browserFlags: ['--no-sandbox', ...chromiumFlags] };
const LIMIT = 120_000;

let page: OpenPage;

beforeEach(async () => {
  page = await openPage();
});
afterEach(() => page.close());

const browse = (options: Partial<VerifyOptions> = {}) => page.verify({ ...BROWSER, ...options });

/** Adds a script as the page's own listed script would, were it changed. */
const adding = (more: string): string => `
  const script = document.createElement('script');
  script.src = '/skimmer.js';
  ${more}
  document.head.append(script);`;

/** Processes that have something of a browser started here in their arguments. */
async function leftOver(): Promise<string[]> {
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    processes.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return commands.filter((command) => command.includes(page.origin) && command.includes('--headless'));
}

async function profiles(): Promise<string[]> {
  return (await readdir(os.tmpdir())).filter((name) => name.startsWith('react-clink-checkout-verify-'));
}

describe('with a browser', () => {
  it(
    'a good page is as in the baseline, and that the SDK was not added is told',
    async () => {
      const before = await profiles();
      const report = await browse();
      expect(differencesOf(report)).toEqual(['present note']);
      expect(report.hasBrowser).toBe(true);
      expect(await profiles()).toEqual(before);
    },
    LIMIT,
  );

  it(
    'a script that another script adds is a fault, and without a browser it is not seen',
    async () => {
      page.parts.theme = adding('');
      expect(differencesOf(await page.verify())).toEqual([]);
      const report = await browse();
      expect(differencesOf(report)).toEqual(['present note', 'listed fault']);
      expect(JSON.stringify(report)).toContain(`not in the baseline: ${page.origin}/skimmer.js`);
    },
    LIMIT,
  );

  it(
    'a script that takes its tag off the page again is a fault all the same',
    async () => {
      page.parts.theme = adding('script.onload = () => script.remove();');
      expect(differencesOf(await browse())).toEqual(['present note', 'listed fault']);
    },
    LIMIT,
  );

  it(
    'a script that waits is waited for, and so are modules and workers',
    async () => {
      page.parts.theme = `setTimeout(() => { ${adding('')} import('/module.js'); new Worker('/worker.js'); }, 5000);`;
      const { results } = await browse();
      const faults = results.filter(({ verdict }) => verdict === 'fault').map(({ text }) => text);
      expect(faults.toSorted()).toEqual(
        ['module', 'skimmer', 'worker'].map(
          (name) => `A script is not in the baseline: ${page.origin}/${name}.js`,
        ),
      );
    },
    LIMIT,
  );

  it(
    'the SDK may be added at run time, with its integrity only',
    async () => {
      const [sdk] = page.baseline.scripts;
      const tag = (integrity = ''): string =>
        `const sdk = document.createElement('script');
         sdk.src = '${sdk?.url}';
         sdk.crossOrigin = 'anonymous';
         sdk.integrity = '${integrity}';
         document.head.append(sdk);`;
      page.parts.theme = tag(sdk?.integrity);
      expect(differencesOf(await browse())).toEqual([]);
      page.parts.theme = tag();
      expect(differencesOf(await browse())).toEqual(['integrity fault']);
    },
    LIMIT,
  );

  it(
    'what is recorded names the script that the checkout adds, and verifies once purposes are said',
    async () => {
      page.parts.theme = adding(`script.src = '${page.other}/sdk.js';`);
      const look = await lookAt({ ...defaults(page.url), ...BROWSER });
      if (look.kind === 'failure') throw new Error('The page could not be looked at.');
      const { scripts, headers } = recordBaseline(look);
      expect(scripts.map(({ url, addedBy }) => [url, addedBy])).toEqual([
        ['/theme.js', 'page'],
        [`${page.other}/stats.js?site=1`, 'page'],
        [`${page.other}/sdk.js`, 'react-clink-checkout'],
      ]);
      const said = { headers, scripts: scripts.map((entry) => ({ ...entry, purpose: 'needed' })) };
      expect(differencesOf(await page.verify({}, said))).toEqual([]);
    },
    LIMIT,
  );

  it(
    'a page that leads elsewhere by a script is a fault',
    async () => {
      page.parts.theme = `location.href = '${page.other}/pay';`;
      const { results } = await browse();
      expect(results.map(({ text }) => text)).toContain(
        `In a browser the page leads to another origin: ${page.other}/pay`,
      );
    },
    LIMIT,
  );

  it(
    'a browser that does not end is ended, and nothing of it is left',
    async () => {
      const before = await profiles();
      let requests = 0;
      const served = await (await fetch(page.url)).text();
      page.parts.page = () => {
        requests += 1;
        if (requests === 1) {
          return new Response(served, {
            headers: { ...page.baseline.headers, 'Content-Type': 'text/html; charset=utf-8' },
          });
        }
        return new Response(new ReadableStream({ start: () => {} }), {
          headers: { 'Content-Type': 'text/html' },
        });
      };
      const report = await browse({ browserTimeoutMs: 4000 });
      expect(requests).toBe(2);
      expect(report.hasBrowser).toBe(false);
      expect(report.results.map(({ text }) => text)).toContain('The browser did not end within 4 s');
      await expect.poll(leftOver, { timeout: 10_000 }).toEqual([]);
      expect(await profiles()).toEqual(before);
    },
    LIMIT,
  );
});

describe('a browser that is none', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'verify-browser-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function pretend(script: string): Promise<string | undefined> {
    const file = path.join(folder, 'browser');
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    const report = await page.verify({ browser: file });
    expect(report.faults).toBeGreaterThan(0);
    return report.results.find(({ rule }) => rule === 'browser')?.text;
  }

  it('is a fault, since what was asked for was not looked at', async () => {
    const report = await page.verify({ browser: path.join(folder, 'nowhere') });
    expect(differencesOf(report)).toEqual(['browser fault']);
    expect(report.results[1]?.text).toBe('The browser could not be started');
  });

  it.each([
    ['ends with an error', 'exit 3', 'ended with an error'],
    ['shows nothing', 'exit 0', 'showed nothing'],
    ['keeps no log', 'echo "<p>"', 'left no log of what it asked for'],
    [
      'keeps another log',
      'for flag in "$@"; do case "$flag" in --log-net-log=*) echo "{}" > "${flag#*=}";; esac; done; echo "<p>"',
      'left no readable log of what it asked for',
    ],
    ['says too much', 'yes', 'made a page of more than 5 MB'],
  ])('%s', async (_case, script, says) => {
    expect(await pretend(script)).toBe(`The browser ${says}`);
  });
});
