import { Pool } from 'pg';
import type { RunningPostgres } from './startPostgres.ts';

/** A pool of a few connections. */
export function openPool({ connection }: Pick<RunningPostgres, 'connection'>): Pool {
  const pool = new Pool({ ...connection, max: 5 });
  // Without a listener, an idle connection that the server closes ends the process.
  pool.on('error', () => undefined);
  return pool;
}
