// Makes the tarball of the version that package.json names, in `.cache/release`: an audit of what it brings along, every
// test, those of the code once more on what is packed, the package in fresh projects, then the packing. It uploads nothing:
// that is for a job of its own (.github/workflows/release.yml), whose identity signs where the package comes from and which
// runs nothing but npm.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readObstacles } from './readObstacles.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { env } = process;

const git = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
if (git.status !== 0) stop(`git could not tell whether the working tree is clean: ${git.stderr}`);
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const obstacles = readObstacles({
  status: git.stdout,
  changesets: readdirSync(path.join(root, '.changeset')),
  version,
  changelog: readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'),
  isInCi: env.CI !== undefined,
  tag: env.GITHUB_REF_TYPE === 'tag' ? env.GITHUB_REF_NAME : undefined,
});
if (obstacles.length > 0) stop(obstacles.join('\n'));

run('npm', 'audit', '--omit=dev');
run('npm', 'test');
run('npm', 'run', 'packed');
// Builds anew, so that nothing a test has left is packed.
run('npm', 'run', 'integrations');
const folder = path.join(root, '.cache/release');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
run('npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
console.log(
  'The tarball is in .cache/release. Nothing was uploaded: that is for continuous integration, on a tag.',
);

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) stop(`${[command, ...args].join(' ')} failed, see above. Nothing was packed.`);
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
