import type { LoadElements } from '../../src/elements/ClinkElements.ts';
import { createLoadClinkElements } from './createLoadClinkElements.ts';
import { createRemoteClink } from './createRemoteClink.ts';

declare global {
  interface Window {
    ClinkElements?: { readonly loadClinkElements: LoadElements };
  }
}

// Only while the script is evaluated does the document know which element it came from.
const script = document.currentScript;
if (!(script instanceof HTMLScriptElement) || script.src === '') {
  throw new Error('Clink Elements must be loaded by a script element with a src.');
}

const clink = createRemoteClink(new URL('../', script.src).href);
window.ClinkElements = { loadClinkElements: createLoadClinkElements(clink) };
