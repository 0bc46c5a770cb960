import path from 'node:path';
import type { Surface } from './Export.ts';

/** Where a name that stands in a type is explained. */
export interface Link {
  /** As it is exported, which may be another name than the source's own. */
  readonly label: string;
  /** Seen from the page. */
  readonly address: string;
}

/** `undefined` for a name that no entry exports. */
export type Links = (name: string) => Link | undefined;

/** Types by the names they have in the source. One that several entries export is explained by the page itself, else by the first. */
export function createLinks(surfaces: readonly Surface[], here: Surface): Links {
  const links = new Map<string, Link>();
  for (const { entry, exports } of [here, ...surfaces]) {
    const isHere = entry === here.entry;
    const page = isHere ? '' : `${path.posix.relative(path.posix.dirname(here.entry.name), entry.name)}.md`;
    for (const { name, kind, symbol } of exports) {
      if (kind !== 'type' && kind !== 'class') continue;
      if (links.has(symbol.name)) continue;
      links.set(symbol.name, { label: name, address: `${page}#${name.toLowerCase()}` });
    }
  }
  return (name) => links.get(name);
}
