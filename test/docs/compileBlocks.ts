import path from 'node:path';
import ts from 'typescript';
import { MODULES, PRELUDES, SHOP } from './preludes.ts';
import type { Block } from './readBlocks.ts';

const ROOT = path.resolve('test/docs/blocks');

/**
 * What the compiler says of code blocks, each as a module of its own, in one program under the repository's own settings. A
 * block that names its file can be imported by the other blocks of its page.
 *
 * @returns `page:line: message`, by the line in the page
 */
export function compileBlocks(blocks: readonly Block[]): string[] {
  const sources = new Map(blocks.map((block, index) => [pathOf(block, index), withPrelude(block)]));
  const found = new Map(blocks.map((block, index) => [pathOf(block, index), block]));
  sources.set(path.join(ROOT, 'modules.d.ts'), MODULES);
  for (const { page } of blocks) sources.set(path.join(folderOf(page), 'shop.d.ts'), SHOP);
  const program = ts.createProgram({ rootNames: [...sources.keys()], ...settings(sources) });
  const complaint = (file: ts.SourceFile | undefined, start: number, text: string): string => {
    const block = file && found.get(file.fileName);
    if (!file || !block) return `${file?.fileName ?? ''}: ${text}`;
    return `${block.page}:${block.line + ts.getLineAndCharacterOfPosition(file, start).line}: ${text}`;
  };
  return [
    ...ts
      .getPreEmitDiagnostics(program)
      .map(({ file, start = 0, messageText }) =>
        complaint(file, start, ts.flattenDiagnosticMessageText(messageText, ' ')),
      ),
    ...[...found.keys()].flatMap((name) => {
      const file = program.getSourceFile(name);
      return file
        ? internalNamesIn(file, program.getTypeChecker()).map((node) =>
            complaint(file, node.getStart(file), `${node.text} is internal, and not for merchants.`),
          )
        : [];
    }),
  ];
}

/** Where a module uses what the source marks as `@internal`, which the compiler knows nothing of. */
function internalNamesIn(file: ts.SourceFile, checker: ts.TypeChecker): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const tags = checker.getSymbolAtLocation(node)?.getJsDocTags(checker) ?? [];
      if (tags.some(({ name }) => name === 'internal')) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function pathOf({ page, file, language }: Block, index: number): string {
  return path.join(folderOf(page), file ?? `block${index}.${language}`);
}

function folderOf(page: string): string {
  return path.join(ROOT, page.replaceAll(/\W/g, '-'));
}

/** The block, a module in any case, and after it what it takes for granted and does not declare itself. */
function withPrelude({ page, code, language }: Block): string {
  if (language === 'js') return code;
  const own = namesIn(code, language);
  const taken = statementsOf(PRELUDES[page] ?? '', 'ts').filter((text) =>
    [...namesIn(text, 'ts')].every((name) => !own.has(name)),
  );
  return `${code}\nexport {};\n${taken.join('\n')}`;
}

function statementsOf(code: string, language: string): string[] {
  const file = ts.createSourceFile(`prelude.${language}`, code, ts.ScriptTarget.Latest);
  return file.statements.map((statement) => statement.getText(file));
}

/** What a module declares at its top. */
export function namesIn(code: string, language: string): Set<string> {
  const file = ts.createSourceFile(`block.${language}`, code, ts.ScriptTarget.Latest);
  const names = new Set<string>();
  const add = (name: ts.BindingName | undefined): void => {
    if (!name) return;
    if (ts.isIdentifier(name)) names.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name);
  };
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) add(declaration.name);
    } else if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      add(clause?.name);
      const bindings = clause?.namedBindings;
      if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) add(name);
      else add(bindings?.name);
    } else if (ts.isFunctionDeclaration(statement) || ts.isInterfaceDeclaration(statement)) {
      add(statement.name);
    }
  }
  return names;
}

function settings(sources: ReadonlyMap<string, string>): {
  options: ts.CompilerOptions;
  host: ts.CompilerHost;
} {
  const config = ts.readConfigFile('tsconfig.json', (name) => ts.sys.readFile(name));
  const { options: own } = ts.parseJsonConfigFileContent(config.config, ts.sys, path.resolve('.'));
  const options: ts.CompilerOptions = { ...own, allowJs: true, checkJs: true };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile, directoryExists } = host;
  const folders = new Set([...sources.keys()].flatMap(foldersOf));
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.directoryExists = (name) => folders.has(name) || (directoryExists?.(name) ?? false);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const code = sources.get(name);
    return code === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, code, version);
  };
  return { options, host };
}

function foldersOf(file: string): string[] {
  const folder = path.dirname(file);
  return folder.length < ROOT.length ? [] : [folder, ...foldersOf(folder)];
}
