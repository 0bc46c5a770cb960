/**
 * Gives back the value before as long as the next one says the same: equal by `Object.is`, or plain objects whose
 * fields are. What hangs on a value's identity then stays.
 */
export function keepSame<T>(): (next: T) => T {
  let kept: { readonly value: T } | undefined;
  return (next) => {
    if (!kept || !saysTheSame(kept.value, next)) kept = { value: next };
    return kept.value;
  };
}

function saysTheSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = Reflect.ownKeys(a);
  return (
    keys.length === Reflect.ownKeys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && Object.is(a[key], b[key]))
  );
}

function isPlain(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
