import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { expect, test as base } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { Hono } from 'hono';
import { serveOnLoopback } from '../e2e/serveOnLoopback.ts';
import { openStory } from './openStory.ts';
import type { Picture } from './pictures.ts';
import { useReferenceFonts } from './useReferenceFonts.ts';

interface TestFixtures {
  /** Opens a picture's story and waits until nothing happens there any more. Console output fails the test. */
  readonly open: (picture: Picture) => Promise<Locator>;
}

interface WorkerFixtures {
  /** The address of what `npm run build-storybook` made. */
  readonly site: string;
  /** One page for all of a worker's pictures: Storybook is read from the cache then. */
  readonly sharedPage: Page;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the first parameter's pattern
    async ({}, use) => {
      const root = fileURLToPath(new URL('../../storybook-static/', import.meta.url));
      const app = new Hono().use(serveStatic({ root }));
      const server = await serveOnLoopback(async (request) => app.fetch(request));
      await use(`${server.origin}/`);
      await server.close();
    },
    { scope: 'worker' },
  ],

  sharedPage: [
    async ({ browser }, use) => {
      const context = await browser.newContext();
      await useReferenceFonts(context);
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],

  open: async ({ sharedPage: page, site }, use) => {
    const output: string[] = [];
    const record = (text: string): void => void output.push(text);
    page.on('console', (message) => record(`console.${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => record(`uncaught: ${error.message}`));
    const expectSilence = (): void => expect(output, 'console output').toEqual([]);
    await use(async (picture) => {
      const element = await openStory(page, site, picture);
      expectSilence();
      return element;
    });
    expectSilence();
    page.removeAllListeners();
  },
});

export { expect };
