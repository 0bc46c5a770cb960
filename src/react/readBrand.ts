import { BLACK, contrast, luminance, readableOn, readColor, WHITE, writeColor } from './color.ts';
import type { Color } from './color.ts';
import type { Look } from './Look.ts';

const BUTTONS = 'button, [role="button"], input[type="submit"], a[class*="button" i], a[class*="btn" i]';

/**
 * Reads a page's brand off its computed styles: scheme from the ground it stands on, colour and corners from the button
 * that stands out most. The colour is made to reach AA where it is hard to see on that ground.
 */
export function readBrand(page: Document): Look {
  const ground = groundOf(page.body);
  const theme = luminance(ground) < 0.3 ? 'dark' : 'light';
  const brand = findBrand(page, ground);
  if (!brand) return { theme };
  const { color, radius } = brand;
  return {
    theme,
    primaryColor: writeColor(readableOn(color, ground)),
    // A pill's radius is no measure for a card.
    radius: { components: Math.min(radius, 24), card: Math.min(Math.round(radius * 1.4), 24) },
  };
}

/** The first opaque background from here upwards; a page without any has the browser's own. */
function groundOf(element: Element | null): Color {
  for (let node = element; node; node = node.parentElement) {
    const color = readColor(getComputedStyle(node).backgroundColor);
    if (color && color[3] > 0.5) return color;
  }
  const { colorScheme } = getComputedStyle(document.documentElement);
  const dark =
    colorScheme.includes('dark') && globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches;
  return dark || colorScheme === 'dark' ? BLACK : WHITE;
}

function findBrand(page: Document, ground: Color): { readonly color: Color; readonly radius: number } | null {
  let best: { color: Color; radius: number; weight: number } | null = null;
  // A button with the browser's own border is one that nobody has styled.
  for (const element of page.querySelectorAll<HTMLElement>(BUTTONS)) {
    if (element.closest('.clink-checkout') || element.offsetWidth === 0) continue;
    const style = getComputedStyle(element);
    const color = readColor(style.backgroundColor);
    if (!color || color[3] < 0.9 || style.borderTopStyle === 'outset') continue;
    const weight = weigh(color, ground) + (element.matches('[type="submit"]') ? 1 : 0);
    if (weight > (best?.weight ?? 2))
      best = { color, weight, radius: parseFloat(style.borderTopLeftRadius) || 0 };
  }
  if (best) return best;
  const accent = readColor(getComputedStyle(page.documentElement).accentColor);
  return accent && { color: accent, radius: 8 };
}

/** How much a colour stands out from the ground: by contrast, and by being a colour at all. */
function weigh(color: Color, ground: Color): number {
  const [red, green, blue] = color;
  const vividness = (Math.max(red, green, blue) - Math.min(red, green, blue)) / 255;
  return contrast(color, ground) / 3 + vividness * 8;
}
