import type ts from 'typescript';
import type { Export } from './Export.ts';
import type { Links } from './Links.ts';

/** What is needed to write of one entry. */
export interface Page {
  readonly checker: ts.TypeChecker;
  readonly links: Links;
  /** What the entry exports, by name. */
  readonly exports: ReadonlyMap<string, Export>;
}
