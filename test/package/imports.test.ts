import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { readDeclaredNames } from './readDeclaredNames.ts';
import { readCodeEntries } from './readEntries.ts';

const run = promisify(execFile);
const packed = inject('packed');
const entries = readCodeEntries(packed);

/** Runs a module in a plain Node, beside the package, and gives what it prints. A warning of Node's counts as a failure. */
async function runInNode(source: string): Promise<string> {
  const { stdout, stderr } = await run(
    process.execPath,
    ['--throw-deprecation', '--input-type=module', '--eval', source],
    { cwd: packed.consumer, env: { PATH: process.env['PATH'] } },
  );
  expect(stderr).toBe('');
  return stdout;
}

describe('in a plain Node', () => {
  let exported: Readonly<Record<string, readonly string[]>> = {};
  let declared: Readonly<Record<string, readonly string[]>> = {};

  beforeAll(async () => {
    exported = JSON.parse(
      await runInNode(`
        const names = {};
        for (const entry of ${JSON.stringify(entries.map(({ name }) => name))})
          names[entry] = Object.keys(await import(entry)).sort();
        console.log(JSON.stringify(names));
      `),
    ) as typeof exported;
    declared = readDeclaredNames(packed.folder, entries);
  });

  it.each(entries)('$name exports what its types promise, and nothing else', ({ name }) => {
    expect(exported[name]?.length).toBeGreaterThan(0);
    expect(exported[name]).toEqual(declared[name]);
  });

  it('the component renders to markup, without a browser', async () => {
    const markup = await runInNode(`
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { ClinkCheckout } from 'react-clink-checkout';
      const props = { endpoint: '/api/checkout', order: { cartId: '1' }, returnUrl: '/complete' };
      process.stdout.write(renderToString(createElement(ClinkCheckout, props)));
    `);
    expect(markup).toMatch(/<section aria-label="Checkout"[^>]* data-status="idle"/);
  });

  it('the command says what it can do', async () => {
    const bin = path.join(packed.folder, 'dist/cli/main.js');
    const { stdout } = await run(process.execPath, [bin, '--help'], { cwd: packed.consumer });
    expect(stdout).toMatch(/^Usage: react-clink-checkout <command>[^]*\bcheck\b/);
  });

  it('a build for browsers that takes the server along is refused in words', async () => {
    const refused = run(
      process.execPath,
      ['--conditions=browser', '--input-type=module', '--eval', "import 'react-clink-checkout/server'"],
      { cwd: packed.consumer },
    );
    await expect(refused).rejects.toThrow('was loaded in a build for browsers');
  });
});
