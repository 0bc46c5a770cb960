// @vitest-environment node
import { expect, it } from 'vitest';
import { bundleShop, project } from '../bundle/bundleShop.ts';

it('a shop without a catalogue bundles none', async () => {
  const { modules } = await bundleShop(
    `import * as clink from '${project}/src/index.ts'; console.log(clink);`,
  );
  expect(modules).toContain('src/react/messages.ts');
  expect(modules.filter((id) => id.startsWith('src/locales/'))).toEqual([]);
});

it('a catalogue brings itself along and nothing else', async () => {
  const { modules } = await bundleShop(
    `import { messages } from '${project}/src/locales/de.ts'; console.log(messages);`,
  );
  expect(modules).toEqual(['src/locales/de.ts']);
});

it('the English catalogue adds nothing to the texts that are there anyway', async () => {
  const { modules } = await bundleShop(
    `import { messages } from '${project}/src/locales/en.ts'; console.log(messages);`,
  );
  expect(modules.filter((id) => id !== 'src/locales/en.ts')).toEqual(['src/react/messages.ts']);
});
