/**
 * Calls back into the host's code. What it throws, or rejects with later, is the host's error, reported as such; the
 * checkout goes on and waits for nothing.
 */
export function callHost<T>(call: () => T): T | undefined {
  try {
    const answer = call();
    if (answer instanceof Promise) answer.catch((error: unknown) => reportError(error));
    return answer;
  } catch (error) {
    reportError(error);
    return undefined;
  }
}
