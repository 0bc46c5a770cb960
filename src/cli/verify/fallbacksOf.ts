/** Directives that others stand in for, with these in order (CSP 3, "get the fetch directive fallback list"). */
const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'script-src-elem': ['script-src'],
  'script-src-attr': ['script-src'],
  'style-src-elem': ['style-src'],
  'style-src-attr': ['style-src'],
  'worker-src': ['child-src', 'script-src'],
  'frame-src': ['child-src'],
  'fenced-frame-src': ['frame-src', 'child-src'],
  'child-src': [],
  'connect-src': [],
  'font-src': [],
  'img-src': [],
  'manifest-src': [],
  'media-src': [],
  'object-src': [],
  'prefetch-src': [],
  'script-src': [],
  'style-src': [],
};

/** The directives that would apply if this one were not there; none for one that stands alone. */
export function fallbacksOf(directive: string): readonly string[] {
  return Object.hasOwn(FALLBACKS, directive) ? [...(FALLBACKS[directive] ?? []), 'default-src'] : [];
}
