import type { CheckoutMessages } from '../../src/react/messages.ts';

const modules = import.meta.glob<{ readonly messages: CheckoutMessages }>('../../src/locales/*.ts', {
  eager: true,
});

/** Every file in `src/locales` as [BCP 47 tag, its exports]. */
export const MODULES = Object.entries(modules).map(
  ([file, exports]) => [/([^/]+)\.ts$/.exec(file)?.[1] ?? file, exports] as const,
);

/** Every catalogue as [BCP 47 tag, messages]. */
export const CATALOGUES = MODULES.map(([tag, { messages }]) => [tag, messages] as const);

/** All texts of a catalogue by their key; functions are given a number for their argument. */
export function readTexts(messages: CheckoutMessages): Readonly<Record<string, string>> {
  const { quantity, pay, promotionRemove, ...texts } = messages;
  return { ...texts, quantity: quantity(9), pay: pay('9'), promotionRemove: promotionRemove('9') };
}
