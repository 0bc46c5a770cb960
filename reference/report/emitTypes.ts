import ts from 'typescript';

/** Writes the declarations as the build does. @throws Error with what the compiler says */
export function emitTypes(program: ts.Program): void {
  const { diagnostics } = program.emit(undefined, undefined, undefined, true);
  if (diagnostics.length === 0) return;
  const texts = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  throw new Error(`The source has no declarations, so nothing can be said of it:\n${texts.join('\n')}`);
}
