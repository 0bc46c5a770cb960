// @vitest-environment node
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/runCommand.ts';
import { openPage } from './openPage.ts';
import type { OpenPage } from './openPage.ts';

let page: OpenPage;
let folder: string;
let file: string;

beforeEach(async () => {
  page = await openPage();
  folder = await mkdtemp(path.join(os.tmpdir(), 'verify-command-'));
  file = path.join(folder, 'clink-page.json');
});
afterEach(async () => {
  await page.close();
  await rm(folder, { recursive: true });
});

async function run(args: readonly string[], color = false) {
  let written = '';
  let complained = '';
  const code = await runCommand(['verify', ...args], {
    write: (text) => (written += text),
    complain: (text) => (complained += text),
    color,
  });
  return { code, written, complained };
}

const verify = (...more: string[]) => run([page.url, '--baseline', file, ...more]);

async function keep(baseline: unknown): Promise<void> {
  await writeFile(file, typeof baseline === 'string' ? baseline : JSON.stringify(baseline));
}

describe('react-clink-checkout verify', () => {
  it('ends with 0 and a line for each thing compared when all is as in the baseline', async () => {
    await keep(page.baseline);
    const { code, written, complained } = await verify();
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    expect(written).toContain(`Verifying ${page.origin}/checkout?…\n`);
    expect(written.match(/^ {2}ok /gm)).toHaveLength(8);
    expect(written).toContain('\n8 as in the baseline, 0 notes, 0 faults\n');
    expect(written).toContain('Scripts that other scripts add were not looked at');
    expect(written).not.toContain('canary');
    expect(written).not.toContain('\u001B');
  });

  it('ends with 1 and says why it matters and what to do', async () => {
    await keep(page.baseline);
    page.parts.body = '<script>steal()</script>';
    const { code, written } = await verify();
    expect(code).toBe(1);
    const [, details = ''] = /FAULT +An inline script is not .*\n((?: {9}.*\n)+)/.exec(written) ?? [];
    expect(details.match(/^ +(why|to do) +\S/gm)).toHaveLength(2);
    expect((await verify()).written).not.toContain('steal');
  });

  it('ends with 0 when there are notes only', async () => {
    await keep(page.baseline);
    page.parts.headers = (headers) => headers.set('Referrer-Policy', 'no-referrer');
    const { code, written } = await verify();
    expect(code).toBe(0);
    expect(written).toContain('note   Referrer-Policy is stricter: is no-referrer');
    expect(written).toContain('7 as in the baseline, 1 note, 0 faults');
  });

  it('is in colour where that is wanted, and prints JSON and nothing else with --json', async () => {
    await keep(page.baseline);
    expect((await run([page.url, '--baseline', file], true)).written).toContain('\u001B[32mok');
    const { written } = await verify('--json');
    expect(JSON.parse(written)).toMatchObject({ faults: 0, notes: 0, hasBrowser: false });
  });

  it('sends the header that it is given', async () => {
    await keep(page.baseline);
    const sent: (string | null)[] = [];
    page.parts.page = (request) => {
      sent.push(request.headers.get('Cookie'));
      return new Response('');
    };
    await verify('--header', 'Cookie: shopper=1');
    expect(sent).toEqual(['shopper=1']);
  });
});

describe('react-clink-checkout verify --write', () => {
  it('records what the page serves, which verifies once each script has a purpose', async () => {
    page.parts.head = '<script>start()</script><script type="module" src="/app.js?v=1"></script>';
    const { code, written } = await verify('--write');
    expect(code).toBe(0);
    expect(written).toContain('4 scripts, 4 headers');

    const recorded = JSON.parse(await readFile(file, 'utf8')) as OpenPage['baseline'];
    expect(recorded.scripts.map(({ url }) => url)).toEqual([
      '/theme.js',
      `${page.other}/stats.js?site=1`,
      'inline',
      '/app.js?v=1',
    ]);
    const unsaid = await verify();
    expect(unsaid.code).toBe(1);
    expect(unsaid.written.match(/listed without a purpose/g)).toHaveLength(4);

    await keep({ ...recorded, scripts: recorded.scripts.map((entry) => ({ ...entry, purpose: 'needed' })) });
    expect((await verify()).code).toBe(0);
  });

  it('leaves a baseline alone that is there, unless it is told to replace it', async () => {
    await keep('mine');
    const refused = await verify('--write');
    expect(refused.code).toBe(2);
    expect(refused.complained).toContain('--force');
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect((await verify('--write', '--force')).code).toBe(0);
    expect(await readFile(file, 'utf8')).toContain('"scripts"');
  });

  it('writes nothing when the page cannot be read', async () => {
    page.parts.page = () => new Response('', { status: 500 });
    const { code, complained } = await verify('--write');
    expect(code).toBe(1);
    expect(complained).toBe('The page answered with 500. No baseline was written.\n');
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });
});

describe('react-clink-checkout verify, called wrongly', () => {
  it.each([
    ['no address', []],
    ['two addresses', ['https://shop.example', 'https://shop.example']],
    ['an address without a scheme', ['shop.example/canary']],
    ['http on another machine', ['http://shop.example/canary']],
    ['an address of another kind', ['file:///etc/canary']],
    ['an address with a password', ['https://ada:canary@shop.example/']],
    ['an unknown option', ['https://shop.example', '--canary']],
    ['a header without a name', ['https://shop.example', '--header', 'canary']],
    ['--force without --write', ['https://shop.example', '--force']],
    ['a flag for no browser', ['https://shop.example', '--browser-flag=--canary']],
    ['no such baseline', ['https://shop.example', '--baseline', '/nowhere/canary.json']],
  ])('ends with 2 and its help for %s, and repeats nothing of it', async (_case, args) => {
    const { code, written, complained } = await run(args);
    expect({ code, written }).toEqual({ code: 2, written: '' });
    expect(complained).toContain('Usage: react-clink-checkout verify');
    expect(complained).not.toContain('canary');
  });

  const entry = { url: '/canary.js', purpose: '', addedBy: 'page', assurance: 'address' };
  it.each([
    ['no JSON', '{canary'],
    ['a list', []],
    ['no headers', { scripts: [] }],
    ['a header that is no text', { scripts: [], headers: { 'X-A': 1 } }],
    ['a script without an address', { scripts: [{ ...entry, url: '' }], headers: {} }],
    [
      'a script without a field for its purpose',
      { scripts: [{ ...entry, purpose: undefined }], headers: {} },
    ],
    ['a script added by somebody else', { scripts: [{ ...entry, addedBy: 'canary' }], headers: {} }],
    ['a hash that is none', { scripts: [{ ...entry, integrity: 'canary' }], headers: {} }],
    ['an assurance that is not there', { scripts: [{ ...entry, assurance: 'integrity' }], headers: {} }],
    ['an inline script without a hash', { scripts: [{ ...entry, url: 'inline' }], headers: {} }],
  ])('ends with 2 for a baseline with %s, and asks nobody', async (_case, baseline) => {
    await keep(baseline);
    const { code, complained } = await verify();
    expect(code).toBe(2);
    expect(complained).toMatch(/baseline/i);
    expect(complained).not.toContain('canary');
    expect(page.requests).toEqual([]);
  });
});

it('the help says what is not seen, and claims no compliance', async () => {
  const { code, written } = await run(['--help']);
  expect(code).toBe(0);
  expect(written).toContain('Without --browser it is not seen what scripts add');
  expect(written).toContain('whether a shop complies is for its assessor');
});
