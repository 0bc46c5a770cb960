import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What the guides take for granted of the reader's shop. */
const SHOP = `
  declare function findCart(cartId: unknown, request: Request): Promise<{ total: number; email: string } | null>;
  declare function rememberOrder(order: { sessionId: string; cartId: unknown; shopper: string }): Promise<void>;
  declare function markPaid(order: { sessionId: unknown; eventId: string }): Promise<void>;
  declare function ownsOrder(sessionId: string, shopper: string): Promise<boolean>;
  declare function shopperOf(request: Request): string;
  declare function countOf(shopper: string): Promise<number>;
`;

const BLOCK = /^```(tsx?)\n([\s\S]*?)^```$/gm;

/**
 * What the compiler says of a guide's code blocks, each a module of its own, on the types in dist. A block that re-exports
 * a file beside it (`./checkout`) finds the guide's first block there.
 */
export function compileGuide(file: string): {
  readonly blocks: number;
  readonly complaints: readonly string[];
} {
  const blocks = [...readFileSync(file, 'utf8').matchAll(BLOCK)];
  const folder = path.resolve('examples');
  const sources = new Map(
    blocks.map(([, extension, code = ''], index) => [
      path.join(folder, index === 0 ? `checkout.${extension}` : `block${index}.${extension}`),
      code,
    ]),
  );
  sources.set(path.join(folder, 'shop.d.ts'), SHOP);
  const config = ts.readConfigFile('examples/tsconfig.json', (name) => ts.sys.readFile(name));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, path.resolve('examples'));
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const code = sources.get(name);
    return code === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, code, version);
  };
  const program = ts.createProgram({
    rootNames: [...sources.keys()],
    options: { ...options, noEmit: true, noUnusedLocals: false },
    host,
  });
  const complaints = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file: at, messageText }) =>
        `${at ? path.basename(at.fileName) : ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  return { blocks: blocks.length, complaints };
}
