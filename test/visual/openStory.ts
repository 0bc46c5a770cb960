import type { Locator, Page } from '@playwright/test';
import type { Picture } from './pictures.ts';

/** What Storybook tells on its channel. */
interface StorybookWindow {
  readonly __STORYBOOK_ADDONS_CHANNEL__?: { last(event: string): readonly unknown[] | undefined };
}

/**
 * Opens the story of a picture in a page of Storybook's own and waits for its play function, its fonts and its images.
 *
 * @throws Error where the story is missing, cannot be rendered or fails
 */
export async function openStory(page: Page, site: string, picture: Picture): Promise<Locator> {
  const { story, args = '', dark, arabic, width = 480, column, forcedColors, focused } = picture;
  await page.setViewportSize({ width, height: 1100 });
  await page.emulateMedia({ forcedColors: forcedColors ? 'active' : 'none' });
  const globals = [
    `theme:${dark ? 'dark' : 'light'}`,
    ...(arabic ? ['locale:ar', 'direction:rtl'] : []),
    // Storybook's own tests of the stories look at accessibility.
    'a11y.manual:!true',
  ];
  const query = new URLSearchParams({ id: story, viewMode: 'story', args, globals: globals.join(';') });
  await page.goto(`${site}iframe.html?${query}`);
  const end = await page.waitForFunction(() => {
    const channel = (window as StorybookWindow).__STORYBOOK_ADDONS_CHANNEL__;
    const failures = ['storyMissing', 'storyErrored', 'storyThrewException', 'playFunctionThrewException'];
    const failure = failures.find((event) => channel?.last(event));
    return failure ?? (channel?.last('storyFinished') && 'storyFinished');
  });
  const event = await end.jsonValue();
  if (event !== 'storyFinished') throw new Error(`The story ${story} ended with ${event}.`);
  await page.addStyleTag({
    content: `
      .stage { padding-inline: 8px; }
      .stage-column { padding: 8px; ${column ? `max-inline-size: ${column}px !important` : ''} }`,
  });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(Array.from(document.images, (image) => image.decode()));
  });
  if (!focused) {
    // Where several things ask for the focus, it is chance which of them has it.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
  return page.locator(picture.element ?? '.stage-column');
}
