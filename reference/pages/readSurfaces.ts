import path from 'node:path';
import ts from 'typescript';
import type { Entry } from '../listEntries.ts';
import type { Export, ExportKind, Surface } from './Export.ts';

export interface Surfaces {
  readonly checker: ts.TypeChecker;
  readonly surfaces: readonly Surface[];
}

/** Reads what each entry exports, from the source. @throws Error for an entry that has none */
export function readSurfaces(program: ts.Program, entries: readonly Entry[]): Surfaces {
  const checker = program.getTypeChecker();
  const surfaces = entries.map((entry) => {
    const file = program.getSourceFile(path.resolve('src', `${entry.file}.ts`));
    const module = file && checker.getSymbolAtLocation(file);
    if (!file || !module)
      throw new Error(`src/${entry.file}.ts exports nothing, though package.json offers it.`);
    const values = valueNames(file);
    const exports = checker
      .getExportsOfModule(module)
      .flatMap((symbol) => readExport(checker, symbol, values.has(symbol.name)));
    return { entry, introduction: introductionOf(file), exports };
  });
  return { checker, surfaces };
}

/** `export type` makes a type of everything, a function too: it can be named, and not called. */
function valueNames(file: ts.SourceFile): ReadonlySet<string> {
  const names = file.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return [];
    const clause = statement.exportClause;
    if (!clause || !ts.isNamedExports(clause)) return [];
    return clause.elements.filter((element) => !element.isTypeOnly).map((element) => element.name.text);
  });
  return new Set(names);
}

function readExport(checker: ts.TypeChecker, exported: ts.Symbol, isValue: boolean): Export[] {
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
  const declaration = symbol.declarations?.[0];
  if (!declaration) return [];
  const isType = (symbol.flags & ts.SymbolFlags.Type) !== 0;
  if (!isValue && !isType) return [];
  return [{ name: exported.name, kind: kindOf(exported.name, declaration, isValue), symbol, declaration }];
}

function kindOf(name: string, declaration: ts.Declaration, isValue: boolean): ExportKind {
  if (!isValue) return 'type';
  if (ts.isClassDeclaration(declaration)) return 'class';
  if (/^use[A-Z]/.test(name)) return 'hook';
  if (/^[A-Z][a-z]/.test(name)) return 'component';
  return ts.isFunctionDeclaration(declaration) ? 'function' : 'value';
}

function introductionOf(file: ts.SourceFile): string {
  const [first] = file.text.matchAll(/\/\*\*([\s\S]*?)@packageDocumentation/g);
  if (!first?.[1])
    throw new Error(`${path.relative('.', file.fileName)} needs a @packageDocumentation comment.`);
  return first[1]
    .replaceAll(/^\s*\* ?/gm, '')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');
}
