import { quoteTable } from './quoteTable.ts';

export const DEFAULT_TABLE = 'clink_idempotency';

/**
 * The statements that make the table of a PostgreSQL store, for a migration. Nothing happens where it is there already.
 *
 * @throws TypeError for what is no table's name
 */
export function createTableSql(table: string = DEFAULT_TABLE): string {
  const quoted = quoteTable(table);
  return `CREATE TABLE IF NOT EXISTS ${quoted} (
  key text PRIMARY KEY,
  value text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS "${table.replace(/^.*\./, '')}_expires_at" ON ${quoted} (expires_at);
`;
}
