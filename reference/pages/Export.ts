import type ts from 'typescript';
import type { Entry } from '../listEntries.ts';

/** What an export is to those who import it. */
export type ExportKind = 'component' | 'hook' | 'function' | 'class' | 'value' | 'type';

/** One name that an entry exports. */
export interface Export {
  readonly name: string;
  readonly kind: ExportKind;
  /** What the name stands for, wherever that is declared. */
  readonly symbol: ts.Symbol;
  readonly declaration: ts.Declaration;
}

/** An entry, read. */
export interface Surface {
  readonly entry: Entry;
  /** What the entry says of itself. */
  readonly introduction: string;
  /** In the order of the entry's own lines. */
  readonly exports: readonly Export[];
}
