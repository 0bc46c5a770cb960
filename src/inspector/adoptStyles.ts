import { STYLES } from './STYLES.ts';

/** A sheet belongs to the document that it was made in. */
const sheets = new WeakMap<Document, CSSStyleSheet>();
const users = new Map<DocumentOrShadowRoot, number>();

/**
 * Gives the inspector's look to the document, or the shadow tree, that holds the element. A constructed sheet needs no
 * nonce and no import by the host, whose production build would keep it. Returns the way to take it away.
 */
export function adoptStyles(element: HTMLElement): (() => void) | undefined {
  const root = element.getRootNode() as Document | ShadowRoot;
  const { ownerDocument } = element;
  const view = ownerDocument.defaultView;
  // What is in no page has none, and nothing has one in jsdom.
  if (!('adoptedStyleSheets' in root) || !view) return undefined;
  const own = sheets.get(ownerDocument) ?? new view.CSSStyleSheet();
  if (!sheets.has(ownerDocument)) own.replaceSync(STYLES);
  sheets.set(ownerDocument, own);
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
