import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Characters of a step's output that are kept. */
const MAX_OUTPUT = 200_000;

/** @type {number | undefined} leader of the running process group */
let running;

/**
 * Runs a command in the project's root, in a process group of its own, without input, and ends the whole group when
 * its time is over. Its output goes to a file: a pipe would stay open as long as any process that is left behind.
 *
 * @param {{ command: string[], env: Record<string, string>, seconds: number, log: string }} step
 * @returns {Promise<{ failure: string | undefined, seconds: number, output: string }>} `failure` says why
 */
export async function runStep({ command: [name, ...args], env, seconds, log }) {
  const start = performance.now();
  const file = openSync(log, 'w');
  const child = spawn(name, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', file, file],
    env: { ...environment(), ...env },
  });
  closeSync(file);
  running = child.pid;
  let timedOut = false;
  const limit = setTimeout(() => {
    timedOut = true;
    kill(child.pid);
  }, seconds * 1000);
  const failure = await new Promise((resolve) => {
    child.on('error', (error) => resolve(`could not be started: ${error.message}`));
    child.on('exit', (code, signal) =>
      resolve(signal ? `ended by ${signal}` : code === 0 ? undefined : `exit code ${code}`),
    );
  });
  clearTimeout(limit);
  // What the command left behind must not disturb the next step.
  kill(child.pid);
  running = undefined;
  return {
    failure: timedOut ? `took longer than ${seconds} s` : failure,
    seconds: (performance.now() - start) / 1000,
    output: readOutput(log),
  };
}

/** Ends the step that is running, if any. */
export function killRunning() {
  kill(running);
}

// Chromium has a group of its own, but ends when the pipe to the process that started it closes.
function kill(leader) {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // the group has ended
  }
}

// The same result wherever the command is given: a test marked `only` fails (CI), no colours, each tool's own mode
// (NODE_ENV=production would load a React without `act`), React 19 unless the step says otherwise.
function environment() {
  const inherited = { ...process.env };
  for (const name of ['FORCE_COLOR', 'NODE_ENV', 'REACT_MAJOR']) delete inherited[name];
  return { ...inherited, CI: 'true', NO_COLOR: '1' };
}

function readOutput(log) {
  // Some tools colour their output whatever NO_COLOR says.
  const text = stripVTControlCharacters(readFileSync(log, 'utf8'));
  return text.length <= MAX_OUTPUT ? text : `… (the beginning is left out)\n${text.slice(-MAX_OUTPUT)}`;
}
