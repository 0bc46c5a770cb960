import { UsageError } from '../Command.ts';
import { readArguments, readHeaders, readUrl } from '../readArguments.ts';
import { isFetchable } from './fetchWithin.ts';
import type { VerifyOptions } from './VerifyOptions.ts';

/** @throws UsageError, whose text repeats no value */
export function readVerifyOptions(args: readonly string[]): VerifyOptions {
  const { address, values } = readArguments(args, 'the page', {
    baseline: { type: 'string' },
    write: { type: 'boolean' },
    force: { type: 'boolean' },
    header: { type: 'string', multiple: true },
    browser: { type: 'string' },
    'browser-flag': { type: 'string', multiple: true },
    'skip-sdk': { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (values.force && !values.write) throw new UsageError('--force belongs to --write.');
  if (values['browser-flag'] && values.browser === undefined) {
    throw new UsageError('--browser-flag belongs to --browser.');
  }
  const { href } = readUrl(
    address,
    isFetchable,
    'The address of the page must begin with https://, or with http:// on this machine (localhost, 127.0.0.1).',
  );
  return {
    url: href,
    baseline: values.baseline ?? 'clink-page.json',
    write: values.write ?? false,
    force: values.force ?? false,
    headers: readHeaders(values.header),
    browser: values.browser ?? null,
    browserFlags: values['browser-flag'] ?? [],
    skipSdk: values['skip-sdk'] ?? false,
    json: values.json ?? false,
    timeoutMs: 15_000,
    browserTimeoutMs: 60_000,
  };
}
