import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SandboxKeys } from '../../sandbox/keys.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Milliseconds for a server to listen. */
const START_LIMIT = 60_000;

/** Milliseconds for a command. */
const RUN_LIMIT = 300_000;

export interface RunningProcess {
  /** `http://localhost:1234` */
  readonly origin: string;
  /** Everything it has written so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts a server and waits for the address that it prints. It dies with this process. */
export async function startProcess(
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  cwd = ROOT,
): Promise<RunningProcess> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: some servers are the child of what is started, and would outlive it.
    detached: true,
  });
  const kill = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // the group has ended
    }
  };
  process.once('exit', kill);
  let output = '';
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      output += error.message;
      resolve();
    });
  });
  const origin = new Promise<string>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, START_LIMIT, undefined);
  });
  const found = await Promise.race([origin, late, ended.then(() => undefined)]);
  clearTimeout(timer);
  const stop = async (): Promise<void> => {
    kill();
    await ended;
    process.off('exit', kill);
  };
  if (found === undefined) {
    await stop();
    throw new Error(`${command.join(' ')} did not start:\n${output}`);
  }
  return { origin: found, output: () => output, stop };
}

/** The variables of `examples/sandbox.env` for a sandbox that runs elsewhere. */
export function clinkEnv(clink: SandboxKeys & { readonly apiUrl: string; readonly sdkUrl: string }) {
  return {
    CLINK_ENVIRONMENT: 'sandbox',
    CLINK_SECRET_KEY: clink.secretKey,
    CLINK_PUBLISH_KEY: clink.publishKey,
    CLINK_WEBHOOK_SECRET: clink.webhookSecret,
    CLINK_API_URL: clink.apiUrl,
    CLINK_SDK_URL: clink.sdkUrl,
  };
}

/** Runs a command to its end, which is brought about after `RUN_LIMIT`; `code` is null then. */
export async function runProcess(
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
  cwd = ROOT,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: RUN_LIMIT,
    killSignal: 'SIGKILL',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output };
}
