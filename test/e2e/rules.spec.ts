import { expect } from './fixtures.ts';
import { withHarness } from './withHarness.ts';

// What every other test here relies on.
withHarness(
  'a violation, an uncaught error and an unhandled rejection are noticed on every page',
  async ({ page, context, harness, output, expectConsole }) => {
    expectConsole(/violation of|Content Security Policy|uncaught: on purpose/);
    await page.goto(`${harness.origin}/elsewhere`);
    const second = await context.newPage();
    await second.goto(`${harness.origin}/elsewhere`);
    for (const open of [page, second]) {
      await open.evaluate(() => {
        setTimeout(() => {
          throw new Error('on purpose');
        });
        void Promise.reject(new Error('on purpose, a promise'));
        document.body.setAttribute('style', 'color: red');
      });
    }
    await expect
      .poll(() => output.filter((text) => text.startsWith('uncaught')).toSorted())
      .toEqual([
        'uncaught: on purpose',
        'uncaught: on purpose',
        'uncaught: on purpose, a promise',
        'uncaught: on purpose, a promise',
      ]);
    expect(output.filter((text) => text.includes('violation of style-src-attr'))).toHaveLength(2);
  },
);

withHarness(
  'the page’s policy lets no inline script and no untrusted address through',
  async ({ page, harness, output, expectConsole }) => {
    expectConsole(/violation of|Content Security Policy|requires 'TrustedScript/);
    await page.goto(`${harness.origin}/elsewhere`);
    const refused = await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.src = '/any.js';
        return 'nothing';
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(refused).toBe('TypeError');
    expect(output.join()).toContain('violation of require-trusted-types-for');
  },
);
