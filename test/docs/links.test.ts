// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPages } from './readBlocks.ts';

const LINK = /\]\(([^()\s]+(?:\([^()\s]*\))?)\)|\b(?:src|srcset|href)="([^"]+)"/g;
const HEADING = /^#{1,6} (.+)$/gm;

/** Without its code, in which what looks like a link is none. */
function textOf(page: string): string {
  return readFileSync(page, 'utf8')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()]/g, ''));
}

/** What a heading can be linked to by, the way GitHub writes it. */
function anchorsOf(page: string): Set<string> {
  const text = textOf(page);
  const anchors = new Set([...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = '']) => id));
  const seen = new Map<string, number>();
  for (const [, heading = ''] of text.matchAll(HEADING)) {
    const plain = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .trim()
      .toLowerCase();
    const slug = plain.replace(/[^\p{Letter}\p{Number} _-]/gu, '').replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

/** Why a link leads nowhere; `null` where it leads somewhere. Other sites are taken at their word. */
function faultOf(page: string, link: string): string | null {
  if (/^(https?|mailto):/.test(link)) return null;
  const [file = '', anchor] = decodeURIComponent(link).split('#');
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
  if (!existsSync(target)) return `${page}: ${link}: there is no ${target}`;
  if (anchor === undefined || !target.endsWith('.md')) return null;
  return anchorsOf(target).has(anchor) ? null : `${page}: ${link}: ${target} has no such heading`;
}

describe('the links of the pages', () => {
  it.each(findPages())('%s: each leads to a file and a heading that are there', (page) => {
    const links = [...textOf(page).matchAll(LINK)].map(([, link, source]) => link ?? source ?? '');
    expect(links.flatMap((link) => faultOf(page, link) ?? [])).toEqual([]);
  });

  it('are found to be broken where they are', () => {
    expect(faultOf('docs/vite.md', 'nowhere.md')).toContain('there is no docs/nowhere.md');
    expect(faultOf('docs/vite.md', 'server.md#nowhere')).toContain('no such heading');
    expect(faultOf('docs/vite.md', 'server.md#what-it-answers')).toBeNull();
  });

  it('lead from the overview to every page in docs', () => {
    const overview = readFileSync('llms.txt', 'utf8');
    const pages = findPages().filter((page) => /^docs\/[^/]+\.md$/.test(page));
    expect(pages.filter((page) => !overview.includes(`](${page})`))).toEqual([]);
  });
});
