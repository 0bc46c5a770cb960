import { expect, it } from 'vitest';
import { readObstacles } from '../../.ci/readObstacles.mjs';

const READY = {
  status: '',
  changesets: ['README.md', 'config.json'],
  version: '1.2.0',
  changelog: '# Changelog\n\n## 1.2.0\n\n- A part.\n\n## 1.1.0\n',
  isInCi: true,
  tag: 'v1.2.0',
};

it('a clean tree whose changelog tells of the version may be released, by its tag or by hand', () => {
  expect(readObstacles(READY)).toEqual([]);
  expect(readObstacles({ ...READY, isInCi: false, tag: undefined })).toEqual([]);
});

it.each([
  ['a tree that is not clean', { status: ' M src/index.ts\n' }, 'not clean'],
  ['a change that is in no version yet', { changesets: ['README.md', 'brave-cats.md'] }, 'in no version yet'],
  ['a version the changelog does not tell of', { version: '1.3.0', tag: 'v1.3.0' }, 'no section "## 1.3.0"'],
  ['a section that is marked as unreleased', { changelog: '## 1.2.0 (unreleased)\n' }, 'no section'],
  ['continuous integration that no tag has started', { tag: undefined }, 'No tag says'],
  ['a tag of another version', { tag: 'v1.1.0' }, 'The tag is v1.1.0'],
])('%s stops a release', (_name, state, reason) => {
  const obstacles = readObstacles({ ...READY, ...state });
  expect(obstacles).toHaveLength(1);
  expect(obstacles[0]).toContain(reason);
});
