import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface BuildOptions {
  /** @default "production" */
  readonly mode?: 'production' | 'development' | undefined;
  /** `iife` is one file. @default "es" */
  readonly format?: 'es' | 'iife' | undefined;
  /** Packages that are left out. */
  readonly external?: readonly RegExp[] | undefined;
}

export interface BuiltScript {
  /** The script itself. */
  readonly code: string;
  readonly css: string;
  /** Other files by name: what the script imports. */
  readonly chunks: ReadonlyMap<string, string>;
  /** Names of those that it imports at once. */
  readonly first: readonly string[];
}

/** Builds one file of this folder with all that it imports, as a merchant ships it. */
export async function buildScript(file: string, options: BuildOptions = {}): Promise<BuiltScript> {
  const { mode = 'production', format = 'es', external = [] } = options;
  const result = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('..', import.meta.url)),
    base: './',
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(`../${file}`, import.meta.url)),
        external: [...external],
        output: {
          format,
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          ...(format === 'iife' && { codeSplitting: false }),
        },
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const scripts = outputs.filter((part) => part.type === 'chunk');
  const entry = scripts.find((part) => part.isEntry);
  const css = outputs.find((part) => part.fileName.endsWith('.css'));
  if (!entry) throw new Error(`Building bench/${file} gave no script.`);
  const chunks = new Map(
    scripts.filter((part) => part !== entry).map(({ fileName, code }) => [fileName, code]),
  );
  return {
    code: entry.code,
    css: css?.type === 'asset' ? String(css.source) : '',
    chunks,
    first: entry.imports.filter((name) => chunks.has(name)),
  };
}
