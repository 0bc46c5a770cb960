import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface ServerProgram {
  readonly name: string;
  /** Run before the first start, each to its end. */
  readonly prepare?: (folder: string) => readonly string[];
  readonly command: (folder: string) => readonly string[];
  /** Signal that ends it at once and in order. */
  readonly signal: 'INT' | 'TERM';
  /** Whom to run as: some programs refuse to be root. @default whoever runs the tests */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** Resolves when the server answers; rejects while it does not. */
  readonly ping: (folder: string) => Promise<void>;
}

export interface RunningServer {
  /** Holds the server's data and its socket. */
  readonly folder: string;
  /** Ends the server and keeps its data. */
  stop(): Promise<void>;
  /** Starts it again, and waits until it answers. */
  start(): Promise<void>;
  /** Ends the server and deletes its folder. */
  close(): Promise<void>;
}

// The shell outlives whoever started it by as long as it takes to clean up: its input ends with the process that holds
// the other end, however that ends.
const KEEPER = `
folder=$1 signal=$2; shift 2
end() { [ -n "$server" ] && kill -$signal $server 2>/dev/null; wait $server 2>/dev/null; server=; }
while read -r word; do
  case $word in
    start) "$@" >>"$folder/log" 2>&1 & server=$! ;;
    stop) end; echo stopped ;;
  esac
done
end
rm -rf "$folder"
`;

/**
 * Starts a server in a new folder of its own, and waits until it answers. Nothing of it is left when this process ends,
 * whatever ends it.
 */
export async function startServer(program: ServerProgram): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), `${program.name}-`));
  const { user } = program;
  if (user) chownSync(folder, user.uid, user.gid);
  const keeper = spawn(
    'sh',
    ['-c', KEEPER, 'sh', folder, program.signal, ...program.command(folder)],
    // A group of its own, or an interrupt from the keyboard would end the keeper before its work.
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true, cwd: folder, ...user },
  );
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));

  async function start(): Promise<void> {
    keeper.stdin.write('start\n');
    const deadline = Date.now() + 20_000;
    for (;;) {
      try {
        return await program.ping(folder);
      } catch (cause) {
        if (Date.now() > deadline) throw new Error(`${program.name} does not answer.`, { cause });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  async function close(): Promise<void> {
    keeper.stdin.end();
    await ended;
  }

  try {
    if (program.prepare) await runToEnd(program.prepare(folder), folder, user);
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    folder,
    start,
    stop: () =>
      new Promise((resolve) => {
        keeper.stdout.once('data', () => resolve());
        keeper.stdin.write('stop\n');
      }),
    close,
  };
}

function runToEnd(
  [command = '', ...args]: readonly string[],
  cwd: string,
  user: ServerProgram['user'],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd, ...user });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with code ${code}.`)),
    );
  });
}
