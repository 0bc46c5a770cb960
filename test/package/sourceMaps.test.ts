import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, it } from 'vitest';

const { folder, files } = inject('packed');
const ROOT = path.join(import.meta.dirname, '../..');
const code = files.filter((file) => file.endsWith('.js'));
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

interface SourceMap {
  readonly version: number;
  readonly sources: readonly string[];
  readonly sourcesContent: readonly string[];
  readonly mappings: string;
}

/** Nothing but import and export lines: there is nothing to step into. */
function onlyPassesOn(source: string): boolean {
  const statements = source
    .replace(/\/\/.*$/gm, '')
    .split(/;\s*/)
    .map((statement) => statement.trim())
    .filter(Boolean);
  return statements.every((statement) => /^(?:import\b|export \{|["']use client["']$)/.test(statement));
}

it('every module has a map, but those that only pass on', () => {
  const bare = code.filter((file) => !files.includes(`${file}.map`));
  expect(bare.length).toBeLessThan(code.length / 10);
  expect(bare.filter((file) => !onlyPassesOn(read(file)))).toEqual([]);
});

const mapped = code
  .filter((file) => files.includes(`${file}.map`))
  .map((file) => ({ file, map: JSON.parse(read(`${file}.map`)) as SourceMap }));

it('every map is named at the end of its module', () => {
  const lastLine = (file: string): string | undefined => read(file).trimEnd().split('\n').at(-1);
  const unnamed = mapped.filter(
    ({ file }) => lastLine(file) !== `//# sourceMappingURL=${path.basename(file)}.map`,
  );
  expect(unnamed.map(({ file }) => file)).toEqual([]);
});

it('every map carries its sources in itself: a debugger needs no other file', () => {
  const empty = mapped.filter(
    ({ map: { version, mappings, sources, sourcesContent } }) =>
      version !== 3 ||
      mappings === '' ||
      sources.length === 0 ||
      sourcesContent.length !== sources.length ||
      sourcesContent.some((content) => !content),
  );
  expect(empty.map(({ file }) => file)).toEqual([]);
});

it('the sources of maps are files of this project by their place in it, or of a package whose licence comes along', () => {
  const sources = mapped.flatMap(({ file, map }) =>
    map.sources.map((source) => path.posix.join(path.posix.dirname(file), source)),
  );
  expect(sources.length).toBeGreaterThan(100);
  const licenses = read('dist/sandbox/THIRD_PARTY_LICENSES.txt');
  const isLicensed = (source: string): boolean => {
    const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
    return name !== undefined && licenses.includes(`parts of ${name}:\n`);
  };
  const isOwn = (source: string): boolean => /^(?:src|sandbox)\/.+\.tsx?$/.test(source);
  expect(sources.filter((source) => !isOwn(source) && !isLicensed(source))).toEqual([]);
  expect(sources.filter((source) => !existsSync(path.join(ROOT, source)))).toEqual([]);
});
