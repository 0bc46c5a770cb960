import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runProcess } from './startProcess.ts';

const SDK_URL = 'http://127.0.0.1:4174/clink-elements/index.iife.js';

let outDir: string | undefined;
afterEach(() => {
  if (outDir !== undefined) rmSync(outDir, { recursive: true, force: true });
});

describe('the page that the examples share', () => {
  it('is built from the published package, and knows of the environment the SDK’s address alone', async () => {
    outDir = mkdtempSync(path.join(os.tmpdir(), 'react-clink-checkout-page-'));
    vi.stubEnv('NODE_ENV', 'production');
    vi.stubEnv('CLINK_SDK_URL', SDK_URL);
    vi.stubEnv('CLINK_SECRET_KEY', 'sk_test_canary');
    const result = await build({
      root: 'examples/page',
      logLevel: 'silent',
      build: { outDir, emptyOutDir: true },
    });
    const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
      'output' in one ? one.output : [],
    );
    const modules = outputs.flatMap((output) => (output.type === 'chunk' ? Object.keys(output.modules) : []));
    expect(modules).toContain(path.resolve('dist/react/ClinkCheckout.js'));
    expect(modules.filter((file) => file.startsWith(path.resolve('src')))).toEqual([]);

    const assets = path.join(outDir, 'assets');
    const code = readdirSync(assets)
      .map((file) => readFileSync(path.join(assets, file), 'utf8'))
      .join('\n');
    expect(code).toContain(SDK_URL);
    expect(code).not.toContain('canary');
  });
});

describe('the examples in TypeScript', () => {
  it('find the package by its name, in dist', async () => {
    const { output } = await runProcess(
      [
        process.execPath,
        ...['--import', 'tsx', '--input-type', 'module'],
        ...['--eval', "process.stdout.write(import.meta.resolve('react-clink-checkout/server'))"],
      ],
      { TSX_TSCONFIG_PATH: 'examples/tsconfig.json' },
    );
    expect(output).toMatch(/\/dist\/server\/index\.js$/);
  });

  it('fit the types that are published', async () => {
    const { code, output } = await runProcess([
      process.execPath,
      'node_modules/typescript/bin/tsc',
      '-p',
      'examples/tsconfig.json',
    ]);
    expect(output).toBe('');
    expect(code).toBe(0);
  });
});
