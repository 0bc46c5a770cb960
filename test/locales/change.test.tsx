import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { messages as german } from '../../src/locales/de.ts';
import { messages as japanese } from '../../src/locales/ja.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { renderCheckout } from '../react/renderCheckout.tsx';

beforeEach(resetPage);

it('another language is applied in place, amounts included', async () => {
  const { fake, update } = renderCheckout({ locale: 'de', messages: german });
  expect(await screen.findByRole('button', { name: /^[\d,]+\s\S+ bezahlen$/ })).toBeVisible();
  expect(screen.getByRole('region', { name: 'Kasse' })).toBeVisible();
  update({ locale: 'ja', messages: japanese });
  expect(await screen.findByRole('button', { name: /^\S+[\d.]+ を支払う$/ })).toBeVisible();
  expect(screen.getByRole('region', { name: 'お支払い手続き' })).toBeVisible();
  expect(fake.sessions).toHaveLength(1);
  expect(fake.instances.filter(({ isDestroyed }) => !isDestroyed)).toHaveLength(1);
});

it('one text of a catalogue is replaced, the others stay', async () => {
  const pay = (amount: string): string => `Zahlungspflichtig bestellen (${amount})`;
  renderCheckout({ locale: 'de', messages: { ...german, pay } });
  expect(await screen.findByRole('button', { name: /^Zahlungspflichtig bestellen \(/ })).toBeVisible();
  expect(screen.getByRole('region', { name: 'Kasse' })).toBeVisible();
});
