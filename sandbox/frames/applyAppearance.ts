import type { FrameAppearance } from '../sdk/messages.ts';
import { readParameters } from './readParameters.ts';
import { textsFor } from './texts/textsFor.ts';

/** Puts theme, colour, corners and language on the document, in place. */
export function applyAppearance(appearance: FrameAppearance): void {
  const root = document.documentElement;
  root.lang = textsFor(appearance.locale).locale;
  root.dataset['theme'] = appearance.theme;
  const { primaryColor } = appearance;
  const isColor = primaryColor !== null && CSS.supports('color', primaryColor);
  set('--primary', isColor ? primaryColor : null);
  set('--radius', pixels(appearance.radiusOfComponents));
  set('--radius-card', pixels(appearance.radiusOfCard));

  function set(name: string, value: string | null): void {
    if (value === null) root.style.removeProperty(name);
    else root.style.setProperty(name, value);
  }
}

/** The look that the page was opened with, before the page has said more: no flash of the other theme. */
export function applyAddress(): void {
  document.documentElement.dataset['theme'] = readParameters().get('theme') === 'dark' ? 'dark' : 'light';
}

/** Whether the frame shows a skeleton of its own until it is connected. */
export function wantsSkeleton(): boolean {
  return readParameters().get('skeleton') !== 'none';
}

function pixels(value: number | null): string | null {
  return value === null || !Number.isFinite(value) ? null : `${Math.max(0, Math.min(value, 40))}px`;
}
