import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureServers } from '../../.ci/ensureServers.mjs';

// The shell's input ends with this process, however that ends.
const KEEPER = 'folder=$1; shift; "$@" >/dev/null & cat; kill $!; wait; rm -rf "$folder"';

/** Starts a Redis for as long as this process runs, and gives the path of its socket. */
export async function startRedis(): Promise<{ socket: string; close(): void }> {
  const { redisServer } = ensureServers();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-redis-'));
  const socket = path.join(folder, 'redis.sock');
  const command = [redisServer, '--port', '0', '--unixsocket', socket, '--dir', folder, '--save', ''];
  const keeper = spawn('sh', ['-c', KEEPER, 'sh', folder, ...command], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  });
  while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 10));
  return { socket, close: () => void keeper.stdin.end() };
}
