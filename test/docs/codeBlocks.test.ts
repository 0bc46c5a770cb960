// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';
import { compileBlocks, namesIn } from './compileBlocks.ts';
import { PRELUDES } from './preludes.ts';
import { blocksIn, COMPILED, findPages, readBlocks } from './readBlocks.ts';
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

const INTERNAL: Block = {
  page: 'internal.md',
  line: 5,
  language: 'ts',
  code: "import type { ConnectedCheckout } from 'react-clink-checkout';\ndeclare const checkout: ConnectedCheckout;\ncheckout.observe({});\n",
  file: undefined,
};

const OURS = new RegExp(`^(${WRONG.page}|${INTERNAL.page}):`);

describe('a code block', () => {
  it('is seen in a list, within tildes and within a longer fence', () => {
    const text = [
      '1. One:',
      '   ```ts',
      '   if (a) {',
      '     b();',
      '   }',
      '   ```',
      '',
      '~~~sh',
      'npm start',
      '~~~',
      '````md',
      '```ts',
      '```',
      '````',
      '',
    ];
    expect(blocksIn('a.md', text.join('\n'))).toMatchObject([
      { line: 3, language: 'ts', code: 'if (a) {\n  b();\n}\n' },
      { line: 9, language: 'sh', code: 'npm start\n' },
      { line: 12, language: 'md', code: '```ts\n```\n' },
    ]);
  });

  it('is refused without its end, and as a second one of the same file', () => {
    expect(() => blocksIn('a.md', '```ts\nb();\n')).toThrow('a.md has a fence without its pair.');
    const block = '```ts\n// src/App.ts\nb();\n```\n';
    expect(() => blocksIn('a.md', `${block}${block}`)).toThrow('a.md says src/App.ts of two blocks');
  });
});

describe('the code in the pages', () => {
  let complaints: readonly string[];
  const code = blocks.filter(({ language }) => COMPILED.test(language));

  beforeAll(() => {
    complaints = compileBlocks([...code, WRONG, INTERNAL]);
  }, 120_000);

  it('compiles on the public entries, under the settings of this repository', () => {
    expect(code.length).toBeGreaterThan(50);
    expect(complaints.filter((text) => !OURS.test(text))).toEqual([]);
  });

  it('is refused where it is wrong, by page and line', () => {
    expect(complaints.filter((text) => text.startsWith(WRONG.page))).toEqual([
      expect.stringMatching(/^wrong\.md:12: .*'\{ endpoint: string; \}'.*order, returnUrl/),
    ]);
  });

  it('is refused where it uses what is internal', () => {
    expect(complaints.filter((text) => text.startsWith(INTERNAL.page))).toContain(
      'internal.md:7: observe is internal, and not for merchants.',
    );
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
