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
const BLOCK = /^```(\S*)[^\n]*\n([\s\S]*?)^```$/gm;
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
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(BLOCK)].map(({ index, 1: language = '', 2: code = '' }) => ({
    page,
    line: text.slice(0, index).split('\n').length + 1,
    language,
    code,
    file: FILE.exec(code)?.[1],
  }));
}
