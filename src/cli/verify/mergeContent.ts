import type { PageContent, SeenScript } from './SeenScript.ts';

/** What was seen in any of these, each thing once. */
export function mergeContent(first: PageContent, ...more: readonly PageContent[]): PageContent {
  const all = [first, ...more];
  const scripts = new Map<string, SeenScript>();
  for (const script of all.flatMap((content) => content.scripts)) scripts.set(JSON.stringify(script), script);
  return {
    scripts: [...scripts.values()],
    handlers: [...new Set(all.flatMap(({ handlers }) => handlers))],
    preloads: [...new Set(all.flatMap(({ preloads }) => preloads))],
    isTooDeep: all.some(({ isTooDeep }) => isTooDeep),
    charset: first.charset,
  };
}
