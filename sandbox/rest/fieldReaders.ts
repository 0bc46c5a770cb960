import { RestError } from './envelope.ts';

/** A JSON object whose fields are still to be checked. */
export type Fields = Readonly<Record<string, unknown>>;

/** The body of a call. Throws a `RestError` when it is no JSON object. */
export async function readFields(request: Request): Promise<Fields> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw new RestError('PARAM_INVALID', 'the body is not JSON');
  }
  if (!isObject(body)) throw new RestError('PARAM_INVALID', 'the body is not a JSON object');
  return body;
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// A field that is null counts as absent: many backends serialise an unset field that way.
function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined;
}

/** A text of at least one character. */
export function readText(fields: Fields, name: string): string | undefined {
  const value = own(fields, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length === 0)
    refuse(name, 'must be a text of at least one character');
  return value;
}

export function readBoolean(fields: Fields, name: string): boolean | undefined {
  const value = own(fields, name);
  if (value === undefined || typeof value === 'boolean') return value;
  return refuse(name, 'must be true or false');
}

/** A finite number above zero. */
export function readPositive(fields: Fields, name: string): number | undefined {
  const value = own(fields, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0)
    refuse(name, 'must be a number above 0');
  return value;
}

/** An absolute http or https address. */
export function readUrl(fields: Fields, name: string): string | undefined {
  const value = readText(fields, name);
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) refuse(name, 'must be a URL');
  return value;
}

export function readList(fields: Fields, name: string): readonly unknown[] | undefined {
  const value = own(fields, name);
  if (value === undefined || Array.isArray(value)) return value;
  return refuse(name, 'must be a list');
}

export function readOneOf<T extends string>(
  fields: Fields,
  name: string,
  words: readonly T[],
): T | undefined {
  const value = own(fields, name);
  if (value === undefined) return undefined;
  return words.find((word) => word === value) ?? refuse(name, `must be one of ${words.join(', ')}`);
}

/** At most 20 texts under keys of at most 40 and with values of at most 500 characters. */
export function readMetadata(fields: Fields, name: string): Readonly<Record<string, string>> | undefined {
  const value = own(fields, name);
  if (value === undefined) return undefined;
  if (!isObject(value)) refuse(name, 'must be an object');
  const entries = Object.entries(value);
  if (entries.length > 20) refuse(name, 'must have at most 20 entries');
  return Object.fromEntries(
    entries.map(([key, text]) => {
      if (key.length > 40) refuse(name, 'must have keys of at most 40 characters');
      if (typeof text !== 'string' || text.length > 500) {
        refuse(name, 'must have texts of at most 500 characters as values');
      }
      return [key, text];
    }),
  );
}

/** Throws the `RestError` of a field. */
export function refuse(name: string, rule: string): never {
  throw new RestError('PARAM_INVALID', `${name} ${rule}`);
}
