import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { UsageError } from './Command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: O }>
>;

/**
 * One address and options.
 *
 * @param subject what the address is of, such as "the page"
 * @throws UsageError, whose text repeats no value
 */
export function readArguments<O extends Options>(
  args: readonly string[],
  subject: string,
  options: O,
): { readonly address: string; readonly values: Parsed<O>['values'] } {
  const { values, positionals } = readOptions(args, options);
  const [address, ...more] = positionals;
  if (address === undefined) throw new UsageError(`The address of ${subject} is missing.`);
  if (more.length > 0) throw new UsageError('Give one address only. Does a value lack its quotes?');
  return { address, values };
}

/** @throws UsageError */
export function readOptions<O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true as const, options });
  } catch {
    throw new UsageError('One of the options is not known, or lacks its value.');
  }
}

/** @throws UsageError saying `demand` when it is not one that `isFit` takes, or holds a user and password */
export function readUrl(address: string, isFit: (url: URL) => boolean, demand: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !isFit(url)) throw new UsageError(demand);
  if (url.username !== '' || url.password !== '') {
    throw new UsageError("The address must hold no user and password. Give --header 'Authorization: …'.");
  }
  url.hash = '';
  return url;
}

/** `Name: value`, as curl takes them, any number of times. @throws UsageError */
export function readHeaders(lines: readonly string[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([^\r\n\0]*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) {
        throw new UsageError("--header must be a name, a colon and a value: 'Cookie: shopper=1'.");
      }
      return [name, value];
    }),
  );
}
