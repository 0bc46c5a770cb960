import manifest from '../package.json' with { type: 'json' };

/** One way to import from the package. */
export interface Entry {
  /** What stands in an import: `react-clink-checkout/server`. */
  readonly specifier: string;
  /** Of its pages: `checkout`, `server`, `server/redis`. */
  readonly name: string;
  /** Without extension, in `src` as well as among the declarations: `server/index`. */
  readonly file: string;
}

/** The language that stands for all: the catalogues have one type. */
const LOCALE = 'en';

/** What package.json offers with types, so that a new entry is in the reference from its first day. */
export function listEntries(): readonly Entry[] {
  const targets = Object.entries<string | { readonly types?: string }>(manifest.exports);
  return targets.flatMap(([key, target]) => {
    const types = typeof target === 'string' ? undefined : target.types;
    const file = types?.match(/^\.\/dist\/(.+)\.d\.ts$/)?.[1]?.replace('*', LOCALE);
    // A style sheet's declarations say that it has no names.
    if (file === undefined || file.endsWith('.css')) return [];
    const name = key === '.' ? 'checkout' : key.slice(2).replace('*', LOCALE);
    return [{ specifier: key === '.' ? manifest.name : `${manifest.name}/${name}`, name, file }];
  });
}
