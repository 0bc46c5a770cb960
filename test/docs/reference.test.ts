// @vitest-environment node
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findStale } from '../../reference/findStale.ts';
import { listEntries } from '../../reference/listEntries.ts';
import { findUndocumented } from '../../reference/pages/findUndocumented.ts';
import { writePages } from '../../reference/pages/writePages.ts';
import { openSource } from './openSource.ts';

const INTRODUCTION = '/** For tests. @packageDocumentation */';

/** The page of an entry with this source. */
function pageOf(files: Readonly<Record<string, string>>): string {
  return (
    writePages(openSource(files)).find(({ path: file }) => file === 'docs/reference/example.md')?.text ?? ''
  );
}

describe('the reference', () => {
  it('is written for every entry with types', () => {
    expect(listEntries().map(({ specifier }) => specifier)).toEqual(
      expect.arrayContaining([
        'react-clink-checkout',
        'react-clink-checkout/server',
        'react-clink-checkout/server/redis',
        'react-clink-checkout/server/postgres',
        'react-clink-checkout/testing',
        'react-clink-checkout/locales/en',
      ]),
    );
  });

  it('finds an export, a property and a method that say nothing of themselves', () => {
    const source = openSource({
      'example.ts': `${INTRODUCTION}
        export type { Silent, Said } from './types.ts';
        export { act, told } from './types.ts';`,
      'types.ts': `
        export interface Silent { /** Said. */ readonly a: string; readonly b: string; c(): void }
        /** Said. */ export interface Said extends Silent { /** Said. */ readonly d: string }
        export function act(): void {}
        /** Said. */ export function told(): void {}`,
    });
    expect(findUndocumented(source)).toEqual([
      'shop/example Silent',
      'shop/example Silent.b',
      'shop/example Silent.c',
      'shop/example act',
    ]);
  });

  it.each([
    'export function act(): void {}',
    'export const act = 1;',
    "export * from './act.ts';",
    "export * as act from './act.ts';",
    'export default 1;',
  ])('is refused where it would leave out what an entry exports: %s', (line) => {
    const source = { 'example.ts': `${INTRODUCTION}\n${line}`, 'act.ts': 'export const act = 1;' };
    expect(() => openSource(source)).toThrow(
      'src/example.ts:2 exports something without naming it in `export { … } from`.',
    );
  });

  it('shows a component with all its props, by the type that gives them', () => {
    const page = pageOf({
      'example.ts': `${INTRODUCTION}
        export { Button } from './Button.ts';
        export type { ButtonProps, Shared } from './Button.ts';`,
      'Button.ts': `
        /** What all have. */ export interface Shared { /** In pixels. @default 4 */ readonly size?: number | undefined }
        /** Props of it. */ export interface ButtonProps extends Shared {
          /** Told of it. */ readonly onPress?: ((event: { readonly id: string }) => void) | undefined;
        }
        /** A button. */ export const Button: (props: ButtonProps) => null = () => null;`,
    });
    expect(page).toContain(
      '### Button\n\nA button.\n\n<a id="buttonprops"></a>**ButtonProps.** Props of it.',
    );
    expect(page).toContain('[`Shared`](#shared): What all have.');
    expect(page).toContain('| `size?` | `number` | In pixels. Default: `4`. |');
    expect(page).toContain('| `onPress?` | `(event: { id: string }) => void` | Told of it. |');
    expect(page).not.toContain('### ButtonProps');
  });

  it('leaves out a function that is exported as a type and cannot be called', () => {
    const page = pageOf({
      'example.ts': `${INTRODUCTION}\nexport type * from './amount.ts';`,
      'amount.ts': `/** Said. */ export interface Amount { /** Said. */ readonly total: number }
        /** Said. */ export function readAmount(): Amount { return { total: 1 }; }`,
    });
    expect(page).toContain('### Amount');
    expect(page).not.toContain('readAmount');
  });

  it('calls a type by the name it is exported under, and spells its words out', () => {
    const page = pageOf({
      'example.ts': `${INTRODUCTION}
        export type { Status as StatusName, View } from './state.ts';`,
      'state.ts': `type State = { readonly status: 'idle' } | { readonly status: 'ready' };
        /** Said. */ export type Status = State['status'];
        /** Said. */ export interface View { /** Said. */ readonly status: Status | null }`,
    });
    expect(page).toContain("type StatusName =\n  | 'idle'\n  | 'ready'");
    expect(page).toContain('| `status` | [`StatusName`](#statusname)` \\| null` | Said. |');
  });

  it('counts what an interface without a name outside gives to another as its own', () => {
    const page = pageOf({
      'example.ts': `${INTRODUCTION}\nexport type { Client } from './client.ts';`,
      'client.ts': `interface Hidden { /** Asks. */ ask(): void }
        /** Said. */ export interface Client extends Hidden {
          /** Opens it. */ open(): void;
          /** Never used. */ open(callback: () => void): void;
        }`,
    });
    expect(page).toContain('| `ask` | `() => void` | Asks. |');
    expect(page).toContain('| `open` | `() => void` | Opens it. |');
    expect(page).not.toContain('Has all of');
  });

  it('says what a function takes, returns and throws', () => {
    const page = pageOf({
      'example.ts': `${INTRODUCTION}\nexport { wait } from './wait.ts';`,
      'wait.ts': `/**
         * Waits.
         * @param seconds how long
         * @returns the way to stop
         * @throws RangeError for less than 0
         */
        export function wait(seconds: number, { now }: { /** The clock. */ readonly now?: string } = {}): () => void { return () => {}; }`,
    });
    expect(page).toContain('function wait(seconds: number, options?: { now?: string }): () => void');
    expect(page).toContain('| `seconds` | how long |');
    expect(page).toContain('Returns the way to stop.\n\nThrows RangeError for less than 0.');
    expect(page).toContain('| `now?` | `string` | The clock. |');
  });

  it('asks an entry to say what it is for', () => {
    expect(() => openSource({ 'example.ts': 'act();' })).toThrow(/exports nothing/);
    expect(() => openSource({ 'example.ts': 'export {};' })).toThrow(/@packageDocumentation/);
  });
});

describe('a stale document', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'reference-'));
    mkdirSync(path.join(root, 'docs/api/server'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const documents = [{ path: 'docs/api/server/redis.api.md', text: 'new\n' }];
  const put = (file: string, text: string): void => writeFileSync(path.join(root, file), text);

  it('is one that is missing, one that says something else, and one that is left over', () => {
    expect(findStale(documents, root)).toEqual(['docs/api/server/redis.api.md']);
    put('docs/api/server/redis.api.md', 'old\n');
    put('docs/api/gone.api.md', 'old\n');
    expect(findStale(documents, root)).toEqual(['docs/api/server/redis.api.md', 'docs/api/gone.api.md']);
  });

  it('is none that says what the source says', () => {
    put('docs/api/server/redis.api.md', 'new\n');
    expect(findStale(documents, root)).toEqual([]);
  });
});

describe('what is written', () => {
  const files = [
    'docs/errors.md',
    ...readdirSync('docs/reference', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/reference/${name}`),
  ];
  const anchorsOf = (file: string): ReadonlySet<string> => {
    const text = readFileSync(file, 'utf8');
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)]);
  };

  it.each(files)('%s has no link that leads nowhere', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const lost = links.filter((link) => {
      const [page = '', anchor] = link.split('#');
      const target = page === '' ? file : path.join(path.dirname(file), page);
      return anchor === undefined ? readFileSync(target, 'utf8') === '' : !anchorsOf(target).has(anchor);
    });
    expect(lost).toEqual([]);
  });

  it.each(files)('%s names no folder of a machine', (file) => {
    expect(readFileSync(file, 'utf8')).not.toMatch(/(?:^|[\s`'"(])\/(?:home|Users|root|tmp|work)\//m);
  });
});
