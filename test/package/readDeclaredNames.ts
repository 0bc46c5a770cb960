import path from 'node:path';
import ts from 'typescript';
import type { PackageEntry } from './readEntries.ts';

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  jsx: ts.JsxEmit.ReactJSX,
  noEmit: true,
  types: [],
};

/** Names of the values, not the types, that each entry's declarations export, in order, by the entry's name. */
export function readDeclaredNames(
  folder: string,
  entries: readonly PackageEntry[],
): Readonly<Record<string, readonly string[]>> {
  const fileOf = ({ targets }: PackageEntry): string => path.join(folder, targets['types'] ?? '');
  const program = ts.createProgram(entries.map(fileOf), OPTIONS);
  const checker = program.getTypeChecker();
  return Object.fromEntries(
    entries.map((entry) => {
      const file = program.getSourceFile(fileOf(entry));
      const module = file && checker.getSymbolAtLocation(file);
      if (!module) throw new Error(`The types of ${entry.name} are no module, so nothing can be imported.`);
      const typesOnly = namesOfTypeStars(file, checker);
      const names = checker
        .getExportsOfModule(module)
        .filter((symbol) => !typesOnly.has(symbol.name) && isValue(symbol, checker))
        .map((symbol) => symbol.name);
      return [entry.name, names.toSorted()];
    }),
  );
}

function isValue(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  if (symbol.declarations?.some(ts.isTypeOnlyImportOrExportDeclaration)) return false;
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target.flags & ts.SymbolFlags.Value) !== 0;
}

/** What comes by `export type * from`: the checker does not tell those from values. */
function namesOfTypeStars(file: ts.SourceFile, checker: ts.TypeChecker): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.isTypeOnly || statement.exportClause) continue;
    const from = statement.moduleSpecifier && checker.getSymbolAtLocation(statement.moduleSpecifier);
    for (const { name } of from ? checker.getExportsOfModule(from) : []) names.add(name);
  }
  return names;
}
