/** Milliseconds that a function of the merchant's may take, such as `resolveOrder`. */
export const CALLBACK_LIMIT = 30_000;

/** Milliseconds one call of a store may take. */
export const STORE_LIMIT = 5_000;

/** Rejects when `promise` has not settled within `milliseconds`. What it settles with later is ignored. */
export async function limitTime<T>(promise: T | Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
