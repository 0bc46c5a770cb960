import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { SDK_PATH, type Assets } from './pages.ts';

const SCRIPTS: Readonly<Record<string, string>> = {
  [SDK_PATH]: 'sdk/index.ts',
  '/frames/payment.js': 'frames/payment.ts',
  '/frames/currency.js': 'frames/currency.ts',
  '/frames/challenge.js': 'frames/challenge.ts',
  '/console.js': 'console/console.ts',
};

const STYLES: Readonly<Record<string, string>> = {
  '/frames/frame.css': 'frames/frame.css',
  '/status.css': 'status.css',
};

let bundled: Promise<Assets> | undefined;

/** The browser files of the sandbox, bundled in memory once per process. */
export function bundle(): Promise<Assets> {
  bundled ??= bundleAll();
  return bundled;
}

async function bundleAll(): Promise<Assets> {
  const scripts = Object.entries(SCRIPTS).map(
    async ([path, file]) =>
      [path, { contentType: 'text/javascript; charset=utf-8', body: await bundleScript(file) }] as const,
  );
  const styles = Object.entries(STYLES).map(
    async ([path, file]) =>
      [path, { contentType: 'text/css; charset=utf-8', body: await readFile(pathOf(file), 'utf8') }] as const,
  );
  return new Map<string, { contentType: string; body: string }>(await Promise.all([...scripts, ...styles]));
}

/** A script of the sandbox (`frames/payment.ts`) with all that it imports, for a page without modules. */
export async function bundleScript(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'silent',
    root: pathOf('.'),
    mode: 'production',
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { input: pathOf(file), output: { format: 'iife', entryFileNames: 'index.js' } },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    const chunk = output.output.find((part) => part.type === 'chunk' && part.isEntry);
    if (chunk?.type === 'chunk') return chunk.code;
  }
  throw new Error(`Bundling sandbox/${file} gave no script.`);
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
