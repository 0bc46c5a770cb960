import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { readManifest } from './readEntries.ts';

const packed = inject('packed');
const { folder, files, size } = packed;

/** Bytes of the archive: what an installation downloads. Source maps with their sources are more than half of it. */
const SIZE_LIMIT = 720_000;

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

it('holds these files and folders at its top, and no other', () => {
  const tops = new Set(files.flatMap((file) => file.split('/').slice(0, 1)));
  expect([...tops].toSorted()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'dist',
    'docs',
    'llms.txt',
    'package.json',
  ]);
});

it('holds in dist only code, its types and maps, the style sheet, and what the sandbox serves', () => {
  const built = files.filter((file) => file.startsWith('dist/'));
  expect(built.length).toBeGreaterThan(100);
  expect(built.filter((file) => !/\.(?:js|js\.map|d\.ts)$/.test(file)).toSorted()).toEqual([
    'dist/sandbox/THIRD_PARTY_LICENSES.txt',
    'dist/sandbox/assets.json',
    'dist/styles.css',
  ]);
  // what an older build has left behind
  const withoutCode = built.filter((file) => file.endsWith('.map') && !files.includes(file.slice(0, -4)));
  expect(withoutCode).toEqual([]);
});

it('stays within its size', () => {
  expect(size).toBeLessThan(SIZE_LIMIT);
});

it('runs nothing when it is installed, and brings nothing along in itself', () => {
  const manifest = readManifest(folder);
  const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare'];
  expect(Object.keys(manifest['scripts'] ?? {}).filter((script) => hooks.includes(script))).toEqual([]);
  expect(manifest).not.toHaveProperty('bundleDependencies');
  expect(manifest).not.toHaveProperty('bundledDependencies');
  // npm would build what has one
  expect(files).not.toContain('binding.gyp');
});

const SECRETS: Readonly<Record<string, RegExp>> = {
  'a key of Clink or of its webhooks': /\b(?:sk|whsec)_(?:prod_|live_|test_|uat_)?[A-Za-z0-9]{16,}/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY/,
  'a token of a registry or a code host': /\b(?:npm_[A-Za-z0-9]{30,}|gh[opsu]_[A-Za-z0-9]{30,})/,
};

it.each(Object.entries(SECRETS))('holds nothing that looks like %s', (_name, pattern) => {
  expect(files.filter((file) => pattern.test(read(file)))).toEqual([]);
});

it('tells nothing of the machine that it was built on', () => {
  const root = path.join(import.meta.dirname, '../..');
  const places = [root, os.homedir() + path.sep, 'file://'];
  expect(files.filter((file) => places.some((place) => read(file).includes(place)))).toEqual([]);
});

it('starts its command by Node', () => {
  const { bin } = readManifest(folder) as { bin: Readonly<Record<string, string>> };
  expect(Object.keys(bin)).toEqual(['react-clink-checkout']);
  for (const file of Object.values(bin)) expect(read(file)).toMatch(/^#!\/usr\/bin\/env node\n/);
});
