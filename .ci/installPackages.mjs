import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Whether packages can be installed here: as root, with apt-get, on one of these distributions (`ID` of os-release).
 *
 * @param {string[]} distributions
 * @returns {boolean}
 */
export function mayInstall(distributions) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release'))
    return false;
  const id = /^ID="?([\w.-]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  return id !== undefined && distributions.includes(id);
}

/**
 * Installs packages with apt-get. Says nothing of a failure but what apt-get itself prints.
 *
 * @param {string[]} packages
 * @returns {void}
 */
export function installPackages(packages) {
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}

function apt(...args) {
  spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 300_000,
  });
}
