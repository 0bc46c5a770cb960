import type { CheckoutMessages } from 'react-clink-checkout';

const files = import.meta.glob<CheckoutMessages>('../../src/locales/*.ts', {
  eager: true,
  import: 'messages',
});

const catalogues = new Map(
  Object.entries(files).map(([path, messages]) => [path.replace(/^.*\/|\.ts$/g, ''), messages]),
);

/** BCP 47, English first. */
export const LOCALES: readonly string[] = [
  'en',
  ...[...catalogues.keys()].filter((locale) => locale !== 'en'),
];

/** `undefined`: the library's own texts. */
export function catalogueOf(locale: string): CheckoutMessages | undefined {
  return catalogues.get(locale);
}
