import { TEST_CARDS } from '../elements/testCards.ts';
import { formatNumber } from './cardFormat.ts';
import { element } from './element.ts';
import type { FrameTexts } from './texts/FrameTexts.ts';

export interface TestCards {
  readonly element: HTMLElement;
  localize(texts: FrameTexts): void;
}

/** The strip that says "Sandbox" and lists the test cards: choosing one fills in the form. */
export function createTestCards(onChoose: (number: string) => void): TestCards {
  const badge = element('strong');
  const title = element('span');
  const hint = element('p');
  const cards = TEST_CARDS.map((card) => {
    const label = element('span');
    const button = element(
      'button',
      { type: 'button' },
      element('code', {}, formatNumber(card.number)),
      label,
    );
    button.addEventListener('click', () => onChoose(card.number));
    return { card, label, item: element('li', {}, button) };
  });
  return {
    element: element(
      'details',
      { class: 'sandbox' },
      element('summary', {}, badge, title),
      hint,
      element('ul', {}, ...cards.map(({ item }) => item)),
    ),
    localize(texts) {
      badge.textContent = texts.sandbox;
      title.textContent = texts.testCards;
      hint.textContent = texts.testCardHint;
      for (const { card, label } of cards) label.textContent = texts.testCardLabels[card.label];
    },
  };
}
