import ts from 'typescript';

/** The type of a member as its author has written it, on one line; without what the table says already. */
export function spellType(declaration: ts.Declaration, checker: ts.TypeChecker): string {
  if (ts.isMethodSignature(declaration) || ts.isMethodDeclaration(declaration)) {
    return spellCall(declaration, ' => ');
  }
  const written = 'type' in declaration ? (declaration.type as ts.TypeNode | undefined) : undefined;
  const text = written
    ? oneLine(written.getText())
    : checker.typeToString(
        checker.getTypeAtLocation(declaration),
        declaration,
        ts.TypeFormatFlags.NoTruncation,
      );
  return unwrap(text.replace(/^\| /, '').replace(/ ?\| undefined$/, ''));
}

/** Parameters and result of a function. A parameter that is taken apart goes by what it is. */
export function spellCall(declaration: ts.SignatureDeclaration, arrow: string): string {
  const parameters = declaration.parameters.map((parameter) => {
    const isPattern = ts.isObjectBindingPattern(parameter.name);
    const name = isPattern ? 'options' : parameter.name.getText();
    const mark = parameter.questionToken || parameter.initializer ? '?' : '';
    const type = parameter.type ? `: ${oneLine(parameter.type.getText())}` : '';
    return `${parameter.dotDotDotToken ? '...' : ''}${name}${mark}${type}`;
  });
  const generics = declaration.typeParameters?.map((generic) => oneLine(generic.getText())).join(', ');
  const result = declaration.type ? oneLine(declaration.type.getText()) : 'void';
  return `${generics ? `<${generics}>` : ''}(${parameters.join(', ')})${arrow}${result}`;
}

/** On one line, without comments and without `readonly`, which all members are. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\breadonly (?=\w+\??:|\[)/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/,(?= [)}\]>])/g, '')
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
    .replaceAll('; }', ' }')
    .trim();
}

/** Parentheses that were needed for `| undefined` only. */
function unwrap(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (const [index, character] of text.split('').entries()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0 && index < text.length - 1) return text;
  }
  return text.slice(1, -1);
}
