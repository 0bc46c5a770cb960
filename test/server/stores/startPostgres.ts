import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { Client } from 'pg';
import { findServers } from '../../../.ci/ensureServers.mjs';
import { startServer } from './startServer.ts';
import type { RunningServer } from './startServer.ts';

export interface RunningPostgres extends RunningServer {
  /** For `new pg.Pool(…)`. It listens on its socket and nowhere else. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
}

/** A PostgreSQL that trusts whoever reaches its socket, and does not wait for the disk. */
export async function startPostgres(): Promise<RunningPostgres> {
  const { postgresBin } = findServers();
  if (!postgresBin) {
    throw new Error('No PostgreSQL found: run `node .ci/ensureServers.mjs`, which says what to do.');
  }
  const server = await startServer({
    name: 'postgres',
    prepare: (folder) => [
      path.join(postgresBin, 'initdb'),
      ...['-D', dataIn(folder), '-U', 'clink', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
      ...['--no-sync', '--no-instructions'],
    ],
    command: (folder) => [
      path.join(postgresBin, 'postgres'),
      ...['-D', dataIn(folder), '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=200'],
      ...['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
    ],
    signal: 'INT',
    user: userForRoot(),
    ping: (folder) => ping(connectionIn(folder)),
  });
  return { ...server, connection: connectionIn(server.folder) };
}

function dataIn(folder: string): string {
  return path.join(folder, 'data');
}

function connectionIn(folder: string): RunningPostgres['connection'] {
  return { host: folder, user: 'clink', database: 'postgres' };
}

/** PostgreSQL refuses to run as root; its package brings a user for it. */
function userForRoot(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function ping(connection: RunningPostgres['connection']): Promise<void> {
  const client = new Client(connection);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end().catch(() => undefined);
  }
}
