// Installs the dependencies when they are absent or belong to another lock file or another Node.
//   node .ci/ensureInstalled.mjs
// Runs before anything is installed, on whatever Node is there: plain built-ins, no new syntax.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'node_modules', '.install-stamp');
const oldest = [20, 19];

/**
 * Leaves a complete `node_modules` behind, or ends the process with exit code 1 and a reason. Quick when nothing is to
 * be done. Not meant for two processes at once.
 *
 * @returns {void}
 */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    fail(
      `Node ${oldest.join('.')} or newer is needed; this is ${process.version}. Get one from https://nodejs.org.`,
    );
  }
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`node ${major}`)
    .digest('hex');
  if (readStamp() === wanted) return;

  console.log('Installing dependencies (about a minute) …');
  // Removed first: an install that fails or is interrupted must not look complete.
  rmSync(stamp, { force: true });
  // --include=dev: NODE_ENV=production would leave the tools out.
  const install = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (install.error) fail(`npm could not be started: ${install.error.message}`);
  if (install.status !== 0) fail('The dependencies could not be installed: `npm ci` failed, see above.');
  writeFileSync(stamp, wanted);
}

function readStamp() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) ensureInstalled();
