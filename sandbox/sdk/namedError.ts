/** An error of the SDK: told apart by `name`, explained by `code` where there is one. */
export interface NamedError extends Error {
  readonly code?: string;
}

/** Makes an `Error` with the name that the SDK documents, or that says what was misused. */
export function namedError(name: string, message: string, code?: string): NamedError {
  return Object.assign(new Error(message), { name }, code === undefined ? {} : { code });
}
