// Releases the version that package.json names: every test, the tarball in fresh projects, then npm. From continuous
// integration only (.github/workflows/release.yml), whose identity signs where the package comes from; anywhere else
// all is done but the upload.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readObstacles } from './readObstacles.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { env } = process;
// What GitHub gives a job that may ask for an identity (`id-token: write`).
const isInCi = env.ACTIONS_ID_TOKEN_REQUEST_URL !== undefined;

const git = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
if (git.status !== 0) stop(`git could not tell whether the working tree is clean: ${git.stderr}`);
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const obstacles = readObstacles({
  status: git.stdout,
  changesets: readdirSync(path.join(root, '.changeset')),
  version,
  changelog: readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'),
  tag: env.GITHUB_REF_TYPE === 'tag' ? env.GITHUB_REF_NAME : undefined,
});
if (obstacles.length > 0) stop(obstacles.join('\n'));

run('npm', 'test');
// Builds anew, so that nothing a test has left is packed.
run('npm', 'run', 'integrations');
// npm wants to be told where a version belongs that is not for everyone yet.
const channel = version.includes('-') ? ['--tag', 'next'] : [];
run('npm', 'publish', '--access', 'public', ...channel, ...(isInCi ? ['--provenance'] : ['--dry-run']));
if (!isInCi) console.log('Nothing was uploaded: that is for continuous integration, on a tag.');

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) stop(`${[command, ...args].join(' ')} failed, see above. Nothing was published.`);
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
