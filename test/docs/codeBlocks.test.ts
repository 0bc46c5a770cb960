// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import { compileBlocks, namesIn } from './compileBlocks.ts';
import { PRELUDES } from './preludes.ts';
import { findPages, readBlocks } from './readBlocks.ts';
import type { Block } from './readBlocks.ts';

/** What merchants read. The reference is written from the types, and the guide to testing is cut out of tests that run. */
const FOR_MERCHANTS = /^([A-Z]+\.md|llms\.txt|docs\/(?!reference\/|api\/|testing\.md).*|examples\/.*)$/;

const blocks = findPages()
  .filter((page) => FOR_MERCHANTS.test(page))
  .flatMap(readBlocks);

const WRONG: Block = {
  page: 'wrong.md',
  line: 10,
  language: 'tsx',
  code: 'import { ClinkCheckout } from \'react-clink-checkout\';\n\n<ClinkCheckout endpoint="/api" />;\n',
  file: undefined,
};

describe('the code in the pages', () => {
  let complaints: readonly string[];
  const code = blocks.filter(({ language }) => /^(tsx?|js)$/.test(language));

  beforeAll(() => {
    complaints = compileBlocks([...code, WRONG]);
  }, 120_000);

  it('compiles on the public entries, under the settings of this repository', () => {
    expect(code.length).toBeGreaterThan(50);
    expect(complaints.filter((text) => !text.startsWith(WRONG.page))).toEqual([]);
  });

  it('is refused where it is wrong, by page and line', () => {
    expect(complaints.filter((text) => text.startsWith(WRONG.page))).toEqual([
      expect.stringMatching(/^wrong\.md:12: .*'\{ endpoint: string; \}'.*order, returnUrl/),
    ]);
  });

  it('is in a language that is checked, or is no code of ours', () => {
    const known = ['tsx', 'ts', 'js', 'sh', 'css', 'html', 'ini', 'json', 'yaml', 'sql', ''];
    expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
  });

  it.each(Object.entries(PRELUDES))('of %s uses all that it takes for granted', (page, prelude) => {
    const text = readBlocks(page)
      .map((block) => block.code)
      .join('\n');
    const unused = [...namesIn(prelude, 'ts')].filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
    expect(unused).toEqual([]);
  });
});
