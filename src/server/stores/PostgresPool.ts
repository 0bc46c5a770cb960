/** What is used of a `QueryResult` of the package `pg`. */
export interface PostgresResult {
  /** Rows written, or read where none can be. */
  readonly rowCount: number | null;
  /** What was done, such as `COMMIT`. */
  readonly command: string;
  /** Rows read, by column. */
  readonly rows: Record<string, unknown>[];
}

/** What both run statements with. */
export interface Queryable {
  /** Runs one statement; `values` stand for `$1` and so on. */
  query(sql: string, values?: unknown[]): Promise<PostgresResult>;
}

/** What is used of a `PoolClient` of the package `pg`. */
export interface PostgresClient extends Queryable {
  /** Told of a connection that broke while nobody was asking. */
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** Tells it no more. */
  removeListener(event: 'error', listener: (error: Error) => void): unknown;
  /** Given `true`, the pool closes the connection instead of keeping it. */
  release(close?: boolean): void;
}

/** What is used of a `Pool` of the package `pg`, version 8 or later. */
export interface PostgresPool<Client> extends Queryable {
  /** A connection of the pool; `release` gives it back. */
  connect(): Promise<Client>;
  /** Never used; the pool's type of client is read from it. */
  connect(callback: (error: Error | undefined, client: Client | undefined, done: () => void) => void): void;
}
