// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { runCommand } from '../../src/cli/runCommand.ts';
import { findPages, readBlocks } from './readBlocks.ts';

/** Of the apps that the templates of Vite and Next.js make. */
const TEMPLATE_SCRIPTS = ['dev'];
const SCRIPTS = [...Object.keys(manifest.scripts), ...TEMPLATE_SCRIPTS];

const pages = findPages();

/** Its help text; empty where there is no such command. */
async function helpOf(command: string): Promise<string> {
  let help = '';
  const write = (text: string): void => {
    help += text;
  };
  const code = await runCommand([command, '--help'], { write, complain: () => {}, color: false });
  return code === 0 ? help : '';
}

describe('the commands in the pages', () => {
  it.each(pages)('%s: npm runs scripts that are there', (page) => {
    const named = [...readFileSync(page, 'utf8').matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)];
    expect(named.map(([, script]) => script).filter((script) => !SCRIPTS.includes(script ?? ''))).toEqual([]);
  });

  it.each(pages)('%s: react-clink-checkout has its commands and their options', async (page) => {
    const text = readFileSync(page, 'utf8').replaceAll('\\\n', ' ');
    for (const [call, command = ''] of text.matchAll(/npx react-clink-checkout (\w+)[^\n`|>]*/g)) {
      const help = await helpOf(command);
      expect(help, call).not.toBe('');
      for (const [option] of call.matchAll(/(?<= )--[\w-]+/g)) expect(help, call).toContain(option);
    }
  });

  it.each(pages)('%s: files that are run are there', (page) => {
    const lines = readBlocks(page).flatMap(({ language, code }) =>
      language === 'sh' ? code.split('\n') : [],
    );
    const files = lines.flatMap(
      (line) => line.match(/\b(?:examples|sandbox|demo|test|\.ci)\/[\w./-]+/g) ?? [],
    );
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});
