import { STYLES } from './STYLES.ts';

/** A sheet belongs to the document that it was made in. */
const sheets = new WeakMap<Document, CSSStyleSheet>();
const users = new Map<DocumentOrShadowRoot, number>();

/**
 * Gives the inspector's look to a document or a shadow tree. A constructed sheet needs no nonce and no import by the host, whose
 * production build would keep it. Returns the way to take it away.
 *
 * @param home the root of what holds the inspector; what is in no page has no look
 */
export function adoptStyles(home: Node): (() => void) | undefined {
  const root = home as Document | ShadowRoot;
  const owner = home.ownerDocument ?? (home as Document);
  const view = owner.defaultView;
  // Nothing has any in jsdom.
  if (!('adoptedStyleSheets' in root) || !view) return undefined;
  const own = sheets.get(owner) ?? new view.CSSStyleSheet();
  if (!sheets.has(owner)) own.replaceSync(STYLES);
  sheets.set(owner, own);
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
