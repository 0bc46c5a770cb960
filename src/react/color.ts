/** sRGB, each 0 to 255; alpha 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

let canvas: CanvasRenderingContext2D | null | undefined;

/** Any CSS colour as the browser paints it; `null` for what is none, and where nothing can be painted. */
export function readColor(css: string): Color | null {
  if (!CSS.supports('color', css)) return null;
  canvas ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) return null;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance([red, green, blue]: Color): number {
  const linear = (channel: number): number => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio, 1 to 21 (WCAG 2.2). */
export function contrast(a: Color, b: Color): number {
  const [one, other] = [luminance(a) + 0.05, luminance(b) + 0.05];
  return Math.max(one, other) / Math.min(one, other);
}

export const WHITE: Color = [255, 255, 255, 1];
export const BLACK: Color = [0, 0, 0, 1];
/** WCAG 2.2 AA for text. */
const AA = 4.5;

/** Black or white, whichever can be read better on it; one of the two always reaches AA. */
export function textOn(background: Color): Color {
  return contrast(background, WHITE) >= contrast(background, BLACK) ? WHITE : BLACK;
}

/** The colour itself, or as little darker or lighter as it takes to read it on the background (AA). */
export function readableOn(color: Color, background: Color): Color {
  const target = textOn(background);
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = color.map((channel, index) =>
      index === 3 ? 1 : Math.round(channel + ((target[index] ?? 0) - channel) * share),
    ) as unknown as Color;
    if (contrast(mixed, background) >= AA) return mixed;
  }
  return target;
}

export function writeColor([red, green, blue]: Color): string {
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
