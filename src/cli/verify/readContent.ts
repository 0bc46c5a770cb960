import { html as HTML, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { plain } from './plain.ts';
import { scriptKind } from './scriptKind.ts';
import type { PageContent, SeenScript } from './SeenScript.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const MAX_FRAME_DEPTH = 4;

/** Attributes that browsers take for addresses, in HTML and in SVG. */
const ADDRESSES: ReadonlySet<string> = new Set(['action', 'data', 'formaction', 'from', 'href', 'src', 'to']);

/**
 * What runs in a page, by the HTML standard's own algorithm, the texts of `srcdoc` frames and of templates included.
 *
 * @param honoursBase whether the page's policy lets `<base>` change where addresses lead
 */
export function readContent(html: string, url: string, honoursBase: boolean): PageContent {
  const scripts: SeenScript[] = [];
  const handlers: string[] = [];
  const preloads: string[] = [];
  let isTooDeep = false;
  let charset: string | null = null;

  const read = (text: string, outerBase: string, depth: number): void => {
    const elements = elementsOf(parse(text));
    const base = (honoursBase ? findBase(elements, outerBase) : null) ?? outerBase;
    for (const element of elements) {
      const attribute = (name: string): string | undefined =>
        element.attrs.find((candidate) => candidate.name === name)?.value;
      handlers.push(...codeIn(element));
      if (element.tagName === 'script') scripts.push(...scriptOf(element, attribute, base));
      if (element.tagName === 'link' && isPreload(attribute('rel'), attribute('as'))) {
        preloads.push(...resolve(attribute('href'), base));
      }
      if (element.tagName === 'meta' && depth === 0) charset ??= attribute('charset') ?? null;
      const inner = element.tagName === 'iframe' ? attribute('srcdoc') : undefined;
      if (inner === undefined) continue;
      if (depth < MAX_FRAME_DEPTH) read(inner, base, depth + 1);
      else isTooDeep = true;
    }
  };
  read(html, url, 0);
  return { scripts, handlers, preloads, isTooDeep, charset };
}

/** In document order. Without recursion: a page may be nested deeper than the stack. */
function elementsOf(root: Node): Element[] {
  const found: Element[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node) found.push(node);
    const children = 'childNodes' in node ? node.childNodes : [];
    for (let index = children.length - 1; index >= 0; index -= 1) waiting.push(children[index] as Node);
    if ('content' in node) waiting.push(node.content);
  }
  return found;
}

function findBase(elements: readonly Element[], url: string): string | null {
  for (const { tagName, attrs } of elements) {
    const href = tagName === 'base' && attrs.find(({ name }) => name === 'href')?.value;
    if (typeof href === 'string') return resolve(href, url)[0] ?? null;
  }
  return null;
}

function scriptOf(
  element: Element,
  attribute: (name: string) => string | undefined,
  base: string,
): readonly SeenScript[] {
  const kind = scriptKind(attribute('type'), attribute('language'));
  if (kind === 'data') return [];
  const isSvg = element.namespaceURI !== HTML.NS.HTML;
  const address = attribute(isSvg ? 'href' : 'src');
  if (address !== undefined) {
    if (kind === 'importmap' || kind === 'speculationrules') return [];
    const integrity = attribute('integrity') ?? '';
    return resolve(address, base).map((url) => ({ kind: 'external', url, integrity }));
  }
  const text = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  return text === '' ? [] : [{ kind: 'inline', text }];
}

/** Empty where it is no address: a browser then loads nothing either. */
function resolve(address: string | undefined, base: string): readonly string[] {
  if (address === undefined || address === '' || !URL.canParse(address, base)) return [];
  const url = new URL(address, base);
  url.hash = '';
  return [url.href];
}

function isPreload(rel = '', as = ''): boolean {
  const words = rel.toLowerCase().split(/[\t\n\f\r ]+/);
  return words.includes('modulepreload') || (words.includes('preload') && as.toLowerCase() === 'script');
}

function codeIn({ tagName, attrs }: Element): string[] {
  return attrs
    .filter(({ name, value }) => {
      if (/^on[a-z]+$/.test(name)) return value.trim() !== '';
      if (name === 'values') return value.split(';').some(isCode);
      return ADDRESSES.has(name) && isCode(value);
    })
    .map(({ name }) => `${name} of <${plain(tagName)}>`);
}

function isCode(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'javascript:';
}
