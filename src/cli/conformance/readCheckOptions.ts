import { holdsSecret } from '../../protocol/environment.ts';
import { UsageError } from '../Command.ts';
import { readArguments, readHeaders, readUrl } from '../readArguments.ts';
import type { CheckOptions } from './CheckOptions.ts';

/** @throws UsageError, whose text repeats no value */
export function readCheckOptions(args: readonly string[]): CheckOptions {
  const { address, values } = readArguments(args, 'the endpoint', {
    order: { type: 'string' },
    header: { type: 'string', multiple: true },
    'return-url': { type: 'string' },
    production: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const url = readUrl(
    address,
    ({ protocol }) => protocol === 'http:' || protocol === 'https:',
    'The address of the endpoint must begin with http:// or https://.',
  );
  return {
    url: url.href,
    order: readOrder(values.order ?? '{}'),
    headers: readHeaders(values.header),
    returnUrl: values['return-url'] ?? `${url.origin}/complete?session_id={ELEMENTS_SESSION_ID}`,
    production: values.production ?? false,
    json: values.json ?? false,
    fetch: (input, init) => fetch(input, init),
  };
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
