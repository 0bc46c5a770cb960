import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { Look } from './Look.ts';

/**
 * Hands colour and corners to the stylesheet as its tokens. Set on the element and not rendered as a `style`, which a
 * strict Content-Security-Policy forbids in a server's markup.
 */
export function useLookTokens(root: RefObject<HTMLElement | null>, { primaryColor, radius }: Look): void {
  const components = radius?.components;
  useEffect(() => {
    const style = root.current?.style;
    if (!style || components === undefined) return undefined;
    style.setProperty('--clink-radius', `${components}px`);
    return () => {
      style.removeProperty('--clink-radius');
    };
  }, [root, components]);
  useEffect(() => {
    const style = root.current?.style;
    if (!style || primaryColor === undefined) return undefined;
    let left = false;
    style.setProperty('--clink-color-primary', primaryColor);
    // The text on it has to be worked out; the button is not there yet anyway.
    import('./color.ts')
      .then(({ readColor, textOn, writeColor }) => {
        const color = left ? null : readColor(primaryColor);
        if (color) style.setProperty('--clink-color-on-primary', writeColor(textOn(color)));
      })
      // Without it the stylesheet's own text colour stays.
      .catch(() => {});
    return () => {
      left = true;
      style.removeProperty('--clink-color-primary');
      style.removeProperty('--clink-color-on-primary');
    };
  }, [root, primaryColor]);
}
