import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { readCodeEntries, readEntries } from './readEntries.ts';

const run = promisify(execFile);
const packed = inject('packed');
const BIN = path.join(import.meta.dirname, '../../node_modules/.bin');
const PLAIN = { env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } };

it.each(readEntries(packed))('$name leads to files that are there, under every condition', ({ targets }) => {
  expect(Object.values(targets).filter((target) => !packed.files.includes(target))).toEqual([]);
});

it('the style sheet has types: TypeScript 6 wants some for whatever is imported', () => {
  const sheet = readEntries(packed).find(({ name }) => name.endsWith('/styles.css'));
  expect(sheet?.targets).toEqual({ types: 'dist/styles.css.d.ts', default: 'dist/styles.css' });
});

it.each(readCodeEntries(packed))('$name has types, named before any code', ({ targets }) => {
  expect(Object.keys(targets)[0]).toBe('types');
  expect(targets['types']).toMatch(/\.d\.ts$/);
  expect(targets['default']).toBe(targets['types']?.replace(/\.d\.ts$/, '.js'));
});

it('has an entry for each catalogue', () => {
  const languages = readEntries(packed).filter(({ name }) => name.includes('/locales/'));
  expect(languages.length).toBeGreaterThanOrEqual(13);
});

it('is what publint wants of a package, suggestions included', async () => {
  const { stdout } = await run(path.join(BIN, 'publint'), ['run', packed.tarball, '--strict'], PLAIN);
  expect(stdout).toContain('All good!');
});

it('has types that every way of resolving modules finds, by attw', async () => {
  const code = readCodeEntries(packed).map(({ name }) => name.replace('react-clink-checkout', '.'));
  const { stdout } = await run(
    path.join(BIN, 'attw'),
    // it does not look behind patterns by itself
    [packed.tarball, '--profile', 'esm-only', '--format', 'json', '--entrypoints', ...code],
    { ...PLAIN, maxBuffer: 64 * 1024 * 1024 },
  );
  const { analysis } = JSON.parse(stdout) as { analysis: { types: unknown; entrypoints: object } };
  expect(analysis.types).toEqual({ kind: 'included' });
  expect(Object.keys(analysis.entrypoints).toSorted()).toEqual(code.toSorted());
});
