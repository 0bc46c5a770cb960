import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A code block of a page. */
export interface Block {
  /** Of the page, from the root. */
  readonly page: string;
  /** Of the block's first line in it, from 1. */
  readonly line: number;
  /** What follows the fence: `tsx`, `sh`. */
  readonly language: string;
  readonly code: string;
  /** Where the block says that it belongs: `// src/App.tsx` as its first line. */
  readonly file: string | undefined;
}

const NOT_PAGES =
  /^(node_modules|dist|coverage|reports|storybook-static|test-results|\.git|\.cache|\.stryker-tmp)$/;
/** Also one that stands in a list, and one whose fence is of tildes or longer than usual. */
const BLOCK = /^([ \t]*)(`{3,}|~{3,})(\S*)[^\n]*\n([\s\S]*?)^\1\2[ \t]*$/gm;
/** The languages whose blocks are compiled. */
export const COMPILED = /^(tsx?|js)$/;

const FILE = /^(?:\/\/|#) ([\w./[\]-]+\.\w+|\.env[\w.]*)\n/;

/** Every page of the repository, by its path from the root. */
export function findPages(folder = ''): string[] {
  return readdirSync(folder || '.', { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_PAGES.test(entry.name) ? [] : findPages(name);
    return /\.md$|^llms\.txt$/.test(entry.name) ? [name] : [];
  });
}

export function readBlocks(page: string): Block[] {
  return blocksIn(page, readFileSync(page, 'utf8'));
}

/** The code blocks of a page's text. @throws Error for a block that has no end, or a file that two blocks claim to be */
export function blocksIn(page: string, text: string): Block[] {
  const blocks = [...text.matchAll(BLOCK)].map(
    ({ index, 1: indent = '', 3: language = '', 4: indented = '' }) => {
      const code = indented.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
      const line = text.slice(0, index).split('\n').length + 1;
      return { page, line, language, code, file: FILE.exec(code)?.[1] };
    },
  );
  if (/^[ \t]*(?:`{3,}|~{3,})/m.test(text.replaceAll(BLOCK, ''))) {
    throw new Error(`${page} has a fence without its pair.`);
  }
  const files = blocks.flatMap(({ file, language }) => (file && COMPILED.test(language) ? [file] : []));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice) throw new Error(`${page} says ${twice} of two blocks, of which one would not be compiled.`);
  return blocks;
}
