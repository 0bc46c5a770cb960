import { readdir } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { PICTURES } from './pictures.ts';
import { REFERENCES } from './references.ts';

/** Why pictures cannot be compared here. */
const reason = process.env['INCOMPARABLE'] ?? '';

for (const picture of PICTURES) {
  test(`${picture.name} looks as it was recorded`, async ({ open }) => {
    const element = await open(picture);
    await expect(element).toBeVisible();
    test.skip(reason !== '', reason);
    await expect(element).toHaveScreenshot(`${picture.name}.png`);
  });
}

test('every reference belongs to a picture', async () => {
  const recorded = (await readdir(REFERENCES)).filter((file) => file.endsWith('.png'));
  const names = new Set(PICTURES.map(({ name }) => `${name}.png`));
  expect(recorded.filter((file) => !names.has(file))).toEqual([]);
});
