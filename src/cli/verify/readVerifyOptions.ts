import { parseArgs } from 'node:util';
import { UsageError } from '../Command.ts';
import { isFetchable } from './fetchWithin.ts';
import type { VerifyOptions } from './VerifyOptions.ts';

/** @throws UsageError, whose text repeats no value */
export function readVerifyOptions(args: readonly string[]): VerifyOptions {
  const { values, positionals } = parse(args);
  const [address, ...more] = positionals;
  if (address === undefined) throw new UsageError('The address of the page is missing.');
  if (more.length > 0) throw new UsageError('Give one address only. Does a value lack its quotes?');
  if (values.force && !values.write) throw new UsageError('--force belongs to --write.');
  if (values['browser-flag'] && values.browser === undefined) {
    throw new UsageError('--browser-flag belongs to --browser.');
  }
  return {
    url: readUrl(address),
    baseline: values.baseline ?? 'clink-page.json',
    write: values.write ?? false,
    force: values.force ?? false,
    headers: Object.fromEntries((values.header ?? []).map(readHeader)),
    browser: values.browser ?? null,
    browserFlags: values['browser-flag'] ?? [],
    skipSdk: values['skip-sdk'] ?? false,
    json: values.json ?? false,
    timeoutMs: 15_000,
    browserTimeoutMs: 60_000,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        baseline: { type: 'string' },
        write: { type: 'boolean' },
        force: { type: 'boolean' },
        header: { type: 'string', multiple: true },
        browser: { type: 'string' },
        'browser-flag': { type: 'string', multiple: true },
        'skip-sdk': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch {
    throw new UsageError('One of the options is not known, or lacks its value.');
  }
}

function readUrl(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !isFetchable(url)) {
    throw new UsageError(
      'The address of the page must begin with https://, or with http:// on this machine (localhost, 127.0.0.1).',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError("The address must hold no user and password. Give --header 'Authorization: …'.");
  }
  url.hash = '';
  return url.href;
}

function readHeader(line: string): [string, string] {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([^\r\n\0]*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError("--header must be a name, a colon and a value: 'Cookie: shopper=1'.");
  }
  return [name, value];
}
