// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createFakeClink } from '../../src/testing/index.ts';

const GUIDE = readFileSync('docs/testing.md', 'utf8');

const SOURCES = [
  'test/testing/guide/component.test.tsx',
  'test/testing/guide/webhook.test.ts',
  'stories/recipes/FakeClink.stories.tsx',
];

it('prints the code of tests and stories that run, all of it, in their order', () => {
  const printed = [...GUIDE.matchAll(/^```tsx?\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
  const run = SOURCES.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^\/\/ #region \w+\n([\s\S]*?)^\/\/ #endregion$/gm)].map(
      ([, code]) => code,
    ),
  );
  expect(run.length).toBeGreaterThan(12);
  expect(printed).toEqual(run);
});

it('lists every verb, and no other', () => {
  const [, table = ''] = GUIDE.split('## All verbs');
  const listed = [...(table.split('\n## ')[0] ?? '').matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)\(/g)].map(([, name]) => name),
  );
  const verbs = Object.entries(Object.getOwnPropertyDescriptors(createFakeClink()))
    .filter(
      ([name, { value }]) => typeof value === 'function' && !['endpoint', 'loadElements'].includes(name),
    )
    .map(([name]) => name);
  expect(new Set(listed)).toEqual(new Set(verbs));
});
