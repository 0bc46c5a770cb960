import path from 'node:path';
import ts from 'typescript';
import { readDocs } from './readDocs.ts';
import type { Docs } from './readDocs.ts';
import { spellType } from './spellType.ts';

/** A property or method, as a table shows it. */
export interface Member {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: string;
  readonly docs: Docs;
  /** Name of the interface that declares it, which may be one that is extended. */
  readonly owner: string;
}

/** What the library itself declares of a type, inherited or not. An element's hundreds of attributes are left out. */
export function readMembers(type: ts.Type, checker: ts.TypeChecker): readonly Member[] {
  return checker.getPropertiesOfType(type).flatMap((symbol) => {
    const declaration = symbol.declarations?.[0];
    if (!declaration || !isOurs(declaration) || isHidden(declaration)) return [];
    return [
      {
        name: symbol.name,
        isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
        type: spellType(declaration, checker),
        docs: readDocs(firstCall(symbol, checker) ?? symbol, checker),
        owner: ownerOf(declaration),
      },
    ];
  });
}

/** Of a method with several ways to call it the one that the table shows, which is the first. */
function firstCall({ declarations = [] }: ts.Symbol, checker: ts.TypeChecker): ts.Signature | undefined {
  const [first] = declarations;
  return declarations.length > 1 && first && ts.isMethodSignature(first)
    ? checker.getSignatureFromDeclaration(first)
    : undefined;
}

function isOurs(declaration: ts.Declaration): boolean {
  return !path.relative(path.resolve('src'), declaration.getSourceFile().fileName).startsWith('..');
}

function isHidden(declaration: ts.Declaration): boolean {
  const name = ts.getNameOfDeclaration(declaration);
  const isPrivate = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private) !== 0;
  return isPrivate || (name !== undefined && ts.isPrivateIdentifier(name));
}

function ownerOf(declaration: ts.Declaration): string {
  const { parent } = declaration;
  return (ts.isInterfaceDeclaration(parent) || ts.isClassDeclaration(parent)) && parent.name
    ? parent.name.text
    : '';
}
