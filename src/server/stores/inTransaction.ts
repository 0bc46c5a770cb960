import type { PostgresClient, PostgresPool } from './PostgresPool.ts';

/**
 * Runs `work` on a connection of its own, in a transaction: committed when it resolves, taken back when it rejects.
 *
 * Rejects with what `work` rejects with, or the database's error. When the connection breaks during the commit itself,
 * nobody here knows whether it was done.
 */
export async function inTransaction<Client extends PostgresClient, Result>(
  pool: PostgresPool<Client>,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let failed = true;
  // A connection that is lost while nothing is asked of it says so by this event, which ends the process unheard. The
  // next statement rejects.
  const onError = (): void => undefined;
  client.on('error', onError);
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const result = await work(client);
    const { command } = await client.query('COMMIT');
    // The database answers a commit after a failed statement with a rollback, and calls that a success.
    if (command !== 'COMMIT') {
      throw new Error(
        'A statement failed and the work swallowed its error, so nothing was kept. Let it reject the work.',
      );
    }
    failed = false;
    return result;
  } finally {
    client.removeListener('error', onError);
    // Told so, the pool closes the connection, which takes the transaction back. One that was rolled back and used again
    // would be written to by work that was given up on and goes on regardless.
    client.release(failed);
  }
}
