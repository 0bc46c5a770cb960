import ts from 'typescript';

/** What a docstring says. */
export interface Docs {
  /** Markdown in one paragraph or more, empty without a docstring. */
  readonly text: string;
  readonly defaultsTo: string | undefined;
  readonly parameters: readonly (readonly [name: string, text: string])[];
  readonly returns: string | undefined;
  readonly throws: readonly string[];
}

/** Reads the docstring of a name, or of one of its overloads. */
export function readDocs(of: ts.Symbol | ts.Signature, checker: ts.TypeChecker): Docs {
  const tags = 'getJsDocTags' in of ? of.getJsDocTags(checker as never) : [];
  const textsOf = (name: string): string[] =>
    tags.filter((tag) => tag.name === name).map((tag) => flow(ts.displayPartsToString(tag.text)));
  return {
    text: flow(ts.displayPartsToString(of.getDocumentationComment(checker))),
    defaultsTo: textsOf('default')[0],
    parameters: tags
      .filter((tag) => tag.name === 'param')
      .map((tag) => {
        const [name = '', ...rest] = ts.displayPartsToString(tag.text).split(' ');
        return [name, flow(rest.join(' '))] as const;
      }),
    returns: textsOf('returns')[0],
    throws: textsOf('throws'),
  };
}

/** Lines of a paragraph become one: they are as long as the source is wide. Lists keep theirs. */
function flow(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => (/^- /m.test(paragraph) ? paragraph : paragraph.replaceAll(/\s*\n\s*/g, ' ')))
    .join('\n\n')
    .trim();
}
