import { STYLES } from './STYLES.ts';

let sheet: CSSStyleSheet | undefined;
const users = new Map<DocumentOrShadowRoot, number>();

/**
 * Gives the inspector's look to the document, or the shadow tree, that holds the element. A constructed sheet needs no
 * nonce and no import by the host, whose production build would keep it. Returns the way to take it away.
 */
export function adoptStyles(element: HTMLElement): (() => void) | undefined {
  const root = element.getRootNode() as Document | ShadowRoot;
  // jsdom has none.
  if (!('adoptedStyleSheets' in root)) return undefined;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  const own = sheet;
  const before = users.get(root) ?? 0;
  users.set(root, before + 1);
  if (before === 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, own];
  return () => {
    const left = (users.get(root) ?? 0) - 1;
    users.set(root, left);
    if (left > 0) return;
    users.delete(root);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== own);
  };
}
