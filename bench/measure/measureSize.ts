import { brotliCompressSync, constants } from 'node:zlib';
import { readdirSync } from 'node:fs';
import { buildScript } from '../bundle/buildScript.ts';

/** Bytes, by Brotli at its best. */
export interface Size {
  readonly script: number;
  readonly styles: number;
}

const SHARED = [/^react(-dom)?(\/|$)/, /^@tanstack\/react-query$/, /\/page\//];

/**
 * What a library adds to a page that has React and react-query already: the adapter as a merchant's bundler leaves it,
 * with the lines that use the library (some 200 bytes) and without the harness's own. What is imported later, if ever, does
 * not count.
 */
export async function measureSize(adapter: string): Promise<Size> {
  const files = readdirSync(new URL('../adapters/', import.meta.url));
  const file = files.find((one) => one.startsWith(`${adapter}.`)) ?? adapter;
  const { code, css, chunks, first } = await buildScript(`adapters/${file}`, { external: SHARED });
  const scripts = [code, ...first.map((name) => chunks.get(name) ?? '')];
  return {
    script: scripts.reduce((sum, script) => sum + brotli(script), 0),
    styles: css ? brotli(css) : 0,
  };
}

function brotli(text: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return brotliCompressSync(text, { params }).length;
}
