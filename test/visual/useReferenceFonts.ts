import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';

/** Latin and Arabic. */
const FILES = [
  import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
  import.meta.resolve('@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2'),
];

/** Sets every text in every page and frame of `context` in fonts of ours, so that the machine's play no part. */
export async function useReferenceFonts(context: BrowserContext): Promise<void> {
  const fonts = await Promise.all(FILES.map((file) => readFile(fileURLToPath(file), 'base64')));
  await context.addInitScript((encoded) => {
    const families = encoded.map((font, index) => {
      const family = `Reference ${index}`;
      // From memory: a frame's content security policy may know no other fonts.
      const bytes = Uint8Array.from(atob(font), (character) => character.charCodeAt(0));
      document.fonts.add(new FontFace(family, bytes, { weight: '100 900' }));
      return `'${family}'`;
    });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`*, ::before, ::after, ::placeholder { font-family: ${families.join()} !important; }`);
    document.adoptedStyleSheets.push(sheet);
  }, fonts);
}
