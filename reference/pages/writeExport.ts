import ts from 'typescript';
import type { Export } from './Export.ts';
import type { Page } from './Page.ts';
import { readDocs } from './readDocs.ts';
import type { Docs } from './readDocs.ts';
import { readMembers } from './readMembers.ts';
import { oneLine, spellCall } from './spellType.ts';
import { writeTable } from '../writeTable.ts';
import { writeMembers } from './writeMembers.ts';
import { writeProps } from './writeProps.ts';
import { code } from './writeType.ts';

/** What is to be known of one export: what it is for, how it is called, what is in it. */
export function writeExport(exported: Export, page: Page): string {
  const { name, symbol } = exported;
  const docs = readDocs(symbol, page.checker);
  return [`### ${name}`, ...signature(exported, page), ...explain(docs), ...contents(exported, page)]
    .filter((text) => text !== '')
    .join('\n\n');
}

function signature({ name, kind, symbol, declaration }: Export, { checker }: Page): readonly string[] {
  switch (kind) {
    case 'component':
      return [];
    case 'hook':
    case 'function': {
      const calls = (symbol.declarations ?? []).filter(ts.isFunctionDeclaration);
      // With overloads the one that has a body is not for callers.
      const shown = calls.length > 1 ? calls.filter((call) => !call.body) : calls;
      return [block(shown.map((call) => `function ${name}${spellCall(call, ': ')}`))];
    }
    case 'class': {
      const made = symbol.members
        ?.get(ts.InternalSymbolName.Constructor)
        ?.declarations?.find(ts.isConstructorDeclaration);
      return made ? [block([`new ${name}${spellCall(made, '').replace(/void$/, '')}`])] : [];
    }
    case 'value':
      return [block([`const ${name}: ${checker.typeToString(checker.getTypeOfSymbol(symbol))}`])];
    case 'type':
      if (ts.isTypeAliasDeclaration(declaration)) return [block([spellAlias(name, declaration, checker)])];
      return ts.isInterfaceDeclaration(declaration) && declaration.typeParameters
        ? [
            block([
              `interface ${name}<${declaration.typeParameters.map((generic) => oneLine(generic.getText())).join(', ')}>`,
            ]),
          ]
        : [];
    default:
      return kind satisfies never;
  }
}

function explain({ text, parameters, returns, throws, defaultsTo }: Docs): readonly string[] {
  return [
    text,
    parameters.length > 0
      ? writeTable(
          ['Parameter', 'Meaning'],
          parameters.map(([name, meaning]) => [code(name), meaning]),
        )
      : '',
    defaultsTo ? `Default: ${defaultsTo}.` : '',
    returns ? `Returns ${returns}.` : '',
    ...throws.map((error) => `Throws ${error}.`),
  ];
}

function contents({ name, kind, symbol, declaration }: Export, page: Page): readonly string[] {
  const { checker, links, exports } = page;
  if (kind === 'component') {
    const props = exports.get(`${name}Props`);
    return props ? writeProps(props, page) : [];
  }
  if (kind === 'class')
    return [
      writeMembers(
        readMembers(checker.getDeclaredTypeOfSymbol(symbol), checker).filter(({ owner }) => owner === name),
        links,
      ),
    ];
  if (ts.isFunctionDeclaration(declaration)) return optionsOf(declaration, page);
  if (kind !== 'type' || !ts.isInterfaceDeclaration(declaration)) return [];
  // What an interface that nobody can name gives it counts as its own.
  const own = readMembers(checker.getDeclaredTypeOfSymbol(symbol), checker).filter(
    ({ owner }) => owner === name || !links(owner),
  );
  const any = declaration.members.find(ts.isIndexSignatureDeclaration);
  return [
    writeBases(declaration, page, own.length > 0),
    any ? `Any other field: ${code(oneLine(any.getText()).replace(/;$/, ''))}.` : '',
    own.length > 0 ? writeMembers(own, links) : '',
  ];
}

/** Options that have no name of their own. */
function optionsOf(call: ts.FunctionDeclaration, { checker, links }: Page): readonly string[] {
  return call.parameters.flatMap(({ type }) =>
    type && ts.isTypeLiteralNode(type)
      ? [writeMembers(readMembers(checker.getTypeAtLocation(type), checker), links)]
      : [],
  );
}

/** What an interface has beside its own members. */
function writeBases(declaration: ts.InterfaceDeclaration, { checker, links }: Page, hasOwn: boolean): string {
  const bases = declaration.heritageClauses?.flatMap((clause) => clause.types) ?? [];
  const written = bases.flatMap((base) => {
    const text = oneLine(base.getText());
    const link = links(base.expression.getText());
    if (link) return [`[${code(text)}](${link.address})`];
    const given = readMembers(checker.getTypeAtLocation(base), checker);
    return given.some(({ owner }) => !links(owner)) ? [] : [code(text)];
  });
  return written.length > 0 ? `Has all of ${written.join(' and ')}${hasOwn ? ', and:' : '.'}` : '';
}

function spellAlias(name: string, declaration: ts.TypeAliasDeclaration, checker: ts.TypeChecker): string {
  const type = checker.getTypeAtLocation(declaration);
  // Words that are drawn from another type: a reader wants them, and not where they come from.
  const words = ts.isIndexedAccessTypeNode(declaration.type) && type.isUnion() ? type.types : [];
  if (words.length > 0 && words.every((word) => word.isStringLiteral())) {
    return `type ${name} =${words.map(({ value }) => `\n  | '${value}'`).join('')}`;
  }
  return declaration
    .getText()
    .replace(/^export /, '')
    .replaceAll(/\breadonly (?=\w+\??:|\[)/g, '')
    .replace(/;$/, '');
}

function block(lines: readonly string[]): string {
  return ['```ts', ...lines, '```'].join('\n');
}
