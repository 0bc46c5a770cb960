// @vitest-environment node
import path from 'node:path';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { expect, it } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');

/** The library's modules that end up in the page of a shop with this code. */
async function bundledModules(code: string): Promise<string[]> {
  const entry: Plugin = {
    name: 'entry',
    resolveId: (id) => (id === 'virtual:shop' ? id : null),
    load: (id) => (id === 'virtual:shop' ? code : null),
  };
  const output = await build({
    configFile: false,
    root: project,
    logLevel: 'silent',
    plugins: [entry],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: 'virtual:shop', external: [/^react(-dom)?(\/|$)/, /^@tanstack\//] },
    },
  });
  const { output: files } = output as Rolldown.RolldownOutput;
  const chunks = files.filter((file) => file.type === 'chunk');
  return chunks
    .flatMap(({ modules }) => Object.keys(modules))
    .filter((id) => path.isAbsolute(id))
    .map((id) => path.relative(project, id))
    .toSorted();
}

it('a shop without a catalogue bundles none', async () => {
  const modules = await bundledModules(
    `import * as clink from '${project}/src/index.ts'; console.log(clink);`,
  );
  expect(modules).toContain('src/react/messages.ts');
  expect(modules.filter((id) => id.startsWith('src/locales/'))).toEqual([]);
});

it('a catalogue brings itself along and nothing else', async () => {
  const modules = await bundledModules(
    `import { messages } from '${project}/src/locales/de.ts'; console.log(messages);`,
  );
  expect(modules).toEqual(['src/locales/de.ts']);
});

it('the English catalogue adds nothing to the texts that are there anyway', async () => {
  const modules = await bundledModules(
    `import { messages } from '${project}/src/locales/en.ts'; console.log(messages);`,
  );
  expect(modules.filter((id) => id !== 'src/locales/en.ts')).toEqual(['src/react/messages.ts']);
});
