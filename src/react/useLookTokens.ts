import { useEffect } from 'react';
import type { RefObject } from 'react';
import { readColor, textOn, writeColor } from './color.ts';
import type { Look } from './Look.ts';

/**
 * Hands colour and corners to the stylesheet as its tokens. Set on the element and not rendered as a `style`, which a
 * strict Content-Security-Policy forbids in a server's markup.
 */
export function useLookTokens(root: RefObject<HTMLElement | null>, { primaryColor, radius }: Look): void {
  const components = radius?.components;
  useEffect(() => {
    const style = root.current?.style;
    if (!style) return;
    const set = (token: string, value: string | undefined): void => {
      if (value === undefined) style.removeProperty(token);
      else style.setProperty(token, value);
    };
    const color = primaryColor === undefined ? null : readColor(primaryColor);
    set('--clink-color-primary', color ? primaryColor : undefined);
    set('--clink-color-on-primary', color ? writeColor(textOn(color)) : undefined);
    set('--clink-radius', components === undefined ? undefined : `${components}px`);
  }, [root, primaryColor, components]);
}
