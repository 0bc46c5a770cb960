/** A property only if the value itself holds it: a reply with `__proto__` in it can neither add nor hide a field. */
export function readOwn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** As `readOwn`, for a text that is not empty. */
export function readOwnText(value: unknown, key: string): string | undefined {
  const found = readOwn(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
