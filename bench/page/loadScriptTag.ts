/** Clink's SDK by a script tag, as a page would write it. */
export const CLINK_SCRIPT = 'https://cdn.jsdelivr.net/npm/@clink-ai/clink-elements/dist/index.iife.js';

const loading = new Map<string, Promise<void>>();

/** Loads a script once. */
export function loadScriptTag(url: string): Promise<void> {
  const known = loading.get(url);
  if (known) return known;
  const promise = new Promise<void>((resolve, reject) => {
    const tag = document.createElement('script');
    tag.addEventListener('load', () => resolve());
    tag.addEventListener('error', () => reject(new Error('The script did not load.')));
    tag.src = url;
    document.head.append(tag);
  });
  loading.set(url, promise);
  return promise;
}
