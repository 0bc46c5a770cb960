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
  const specifiers = file.statements.flatMap(specifiersIn);
  return new Set(specifiers.filter((element) => !isOnlyType(element)).map((element) => element.name.text));
}

/** @throws Error for an export that is not named in the entry: whether it is a value would have to be guessed */
function specifiersIn(statement: ts.Statement): readonly ts.ExportSpecifier[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!ts.isExportDeclaration(statement)) {
    if (isExported || ts.isExportAssignment(statement)) throw notNamed(statement);
    return [];
  }
  const clause = statement.exportClause;
  if (!clause && statement.isTypeOnly) return [];
  if (!clause || !ts.isNamedExports(clause)) throw notNamed(statement);
  return clause.elements;
}

function isOnlyType({ isTypeOnly, parent }: ts.ExportSpecifier): boolean {
  return isTypeOnly || parent.parent.isTypeOnly;
}

function notNamed(statement: ts.Statement): Error {
  const file = statement.getSourceFile();
  const line = file.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
  return new Error(
    `${path.relative('.', file.fileName)}:${line} exports something without naming it in \`export { … } from\`. The reference would leave it out. Name it so, and declare it in a file of its own.`,
  );
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
