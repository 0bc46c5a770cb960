/** Calls what may answer at once, later or never, or throw instead of rejecting: all of it is the promise's business. */
export async function callAsync<T>(call: () => T | Promise<T>): Promise<T> {
  return call();
}
