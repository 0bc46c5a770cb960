import { connect } from 'node:net';
import path from 'node:path';
import { findServers } from '../../../.ci/ensureServers.mjs';
import { startServer } from './startServer.ts';
import type { RunningServer } from './startServer.ts';

export interface RunningRedis extends RunningServer {
  /** Path of its socket; it listens nowhere else. */
  readonly socket: string;
}

/** A Redis that keeps nothing on the disk. */
export async function startRedis(): Promise<RunningRedis> {
  const { redisServer } = findServers();
  if (!redisServer)
    throw new Error('No Redis found: run `node .ci/ensureServers.mjs`, which says what to do.');
  const server = await startServer({
    name: 'redis',
    command: (folder) => [
      redisServer,
      ...['--port', '0', '--unixsocket', socketIn(folder), '--dir', folder],
      ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
    ],
    signal: 'TERM',
    ping: (folder) => ping(socketIn(folder)),
  });
  return { ...server, socket: socketIn(server.folder) };
}

function socketIn(folder: string): string {
  return path.join(folder, 'redis.sock');
}

function ping(socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const connection = connect(socket, () => connection.write('PING\r\n'));
    connection.once('error', reject);
    connection.once('data', (data) => {
      connection.destroy();
      if (data.toString().startsWith('+PONG')) resolve();
      else reject(new Error(data.toString()));
    });
  });
}
