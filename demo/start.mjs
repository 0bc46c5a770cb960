// What `npm start` runs. Plain Node and no dependency: nothing may be installed yet.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../.ci/ensureInstalled.mjs';

ensureInstalled();

const server = spawn(
  process.execPath,
  ['--import', 'tsx', fileURLToPath(new URL('serve.ts', import.meta.url))],
  // The channel tells the server when this process is gone, however it ended.
  { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => server.kill(signal));
}
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
