import { readFault, type FaultRule } from '../faults.ts';

type Body = Readonly<Record<string, unknown>>;

/** Checks a rule that came as JSON. Throws a `TypeError`, or a `SyntaxError` on a pattern that is none. */
export function readRule(body: Body): FaultRule {
  const { match, times } = body;
  if (typeof match !== 'object' || match === null) throw new TypeError('A rule needs a match.');
  const { method, path, pathPattern, header } = match as Body;
  if (typeof path !== 'string' && typeof pathPattern !== 'string') {
    throw new TypeError('A match needs a path (its beginning) or a pathPattern (a regular expression).');
  }
  if (times !== undefined && (typeof times !== 'number' || times < 1))
    throw new TypeError('times is 1 or more.');
  return {
    ...readFault(body),
    match: {
      path: typeof path === 'string' ? path : new RegExp(String(pathPattern)),
      ...(typeof method === 'string' ? { method } : {}),
      ...(isHeader(header) ? { header } : {}),
    },
    ...(times === undefined ? {} : { times }),
  };
}

function isHeader(value: unknown): value is { name: string; value?: string } {
  return typeof value === 'object' && value !== null && typeof (value as Body)['name'] === 'string';
}
