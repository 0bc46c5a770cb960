export interface PostgresResult {
  /** Rows written, or read where none can be. */
  readonly rowCount: number | null;
  /** What was done, such as `COMMIT`. */
  readonly command: string;
  readonly rows: Record<string, unknown>[];
}

/** What both run statements with. */
export interface Queryable {
  query(sql: string, values?: unknown[]): Promise<PostgresResult>;
}

/** What is used of a `PoolClient` of the package `pg`. */
export interface PostgresClient extends Queryable {
  on(event: 'error', listener: (error: Error) => void): unknown;
  removeListener(event: 'error', listener: (error: Error) => void): unknown;
  /** Given `true`, the pool closes the connection instead of keeping it. */
  release(close?: boolean): void;
}

/** What is used of a `Pool` of the package `pg`, version 8 or later. */
export interface PostgresPool<Client> extends Queryable {
  connect(): Promise<Client>;
  /** Never used; the pool's type of client is read from it. */
  connect(callback: (error: Error | undefined, client: Client | undefined, done: () => void) => void): void;
}
