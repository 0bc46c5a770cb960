import { parseArgs } from 'node:util';
import { holdsSecret } from '../../protocol/environment.ts';
import { UsageError } from '../Command.ts';
import type { CheckOptions } from './CheckOptions.ts';

/** @throws UsageError, whose text repeats no value */
export function readCheckOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parse(args);
  const [address, ...more] = positionals;
  if (address === undefined) throw new UsageError('The address of the endpoint is missing.');
  if (more.length > 0) throw new UsageError('Give one address only. Does a value lack its quotes?');
  const url = readUrl(address);
  return {
    url: url.href,
    order: readOrder(values.order ?? '{}'),
    headers: Object.fromEntries((values.header ?? []).map(readHeader)),
    returnUrl: values['return-url'] ?? `${url.origin}/complete?session_id={ELEMENTS_SESSION_ID}`,
    production: values.production ?? false,
    json: values.json ?? false,
    fetch: (input, init) => fetch(input, init),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        order: { type: 'string' },
        header: { type: 'string', multiple: true },
        'return-url': { type: 'string' },
        production: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch {
    throw new UsageError('One of the options is not known, or lacks its value.');
  }
}

function readUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new UsageError('The address of the endpoint must begin with http:// or https://.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError("The address must hold no user and password. Give --header 'Authorization: …'.");
  }
  url.hash = '';
  return url;
}

function readOrder(text: string): Readonly<Record<string, unknown>> {
  let order: unknown;
  try {
    order = JSON.parse(text);
  } catch {
    throw new UsageError('--order is no JSON. Put it into single quotes.');
  }
  if (typeof order !== 'object' || order === null || Array.isArray(order)) {
    throw new UsageError('--order must be a JSON object, such as {"cartId":"c_1"}.');
  }
  if (holdsSecret(text)) throw new UsageError('--order holds a secret key. No browser would send it.');
  return order as Record<string, unknown>;
}

function readHeader(line: string): [string, string] {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([^\r\n\0]*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError("--header must be a name, a colon and a value: 'Cookie: shopper=1'.");
  }
  return [name, value];
}
