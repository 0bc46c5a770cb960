/** An error as the SDK makes them: known by its name. */
export function sdkError(name: string, code?: string): Error {
  return Object.assign(new Error(`${name} (fake)`), { name }, code === undefined ? {} : { code });
}
