const GRAMMAR = /^[A-Za-z0-9_-]{1,128}$/;

/** Whether a value can be a session id (`sess_…`). Anything else is never put into a URL or a request. */
export function isSessionId(value: unknown): value is string {
  return typeof value === 'string' && GRAMMAR.test(value);
}
