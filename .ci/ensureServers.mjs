// Finds Redis and PostgreSQL for the tests of the stores; on Debian or Ubuntu as root, installs what is absent.
//   node .ci/ensureServers.mjs        prints their paths
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, mayInstall } from './installPackages.mjs';
import { isExecutable } from './isExecutable.mjs';

const DEBIAN_POSTGRES = '/usr/lib/postgresql';
const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Paths of `redis-server`, and of the folder with PostgreSQL's `initdb` and `postgres`; undefined what is absent. Looks in
 * PATH and in the usual places. `REDIS_SERVER` and `POSTGRES_BIN`, where set, are the only candidates.
 *
 * @returns {{ redisServer: string | undefined, postgresBin: string | undefined }}
 */
export function findServers() {
  const { REDIS_SERVER, POSTGRES_BIN } = process.env;
  const inPath = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const usual = [...inPath, '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
  const redis = REDIS_SERVER ? [REDIS_SERVER] : usual.map((folder) => path.join(folder, 'redis-server'));
  const postgres = POSTGRES_BIN ? [POSTGRES_BIN] : [...usual, ...debianPostgres()];
  return {
    redisServer: redis.find(isExecutable),
    postgresBin: postgres.find((folder) =>
      ['initdb', 'postgres'].every((program) => isExecutable(path.join(folder, program))),
    ),
  };
}

/**
 * As `findServers`, but installs what is absent where it can, and otherwise ends the process with exit code 1 and what to
 * do. Starts nothing.
 *
 * @returns {{ redisServer: string, postgresBin: string }}
 */
export function ensureServers() {
  let found = findServers();
  const missing = [
    !found.redisServer && !process.env.REDIS_SERVER && 'redis-server',
    !found.postgresBin && !process.env.POSTGRES_BIN && 'postgresql',
  ].filter(Boolean);
  if (missing.length > 0 && mayInstall(['debian', 'ubuntu'])) {
    console.log(`Installing ${missing.join(' and ')} (about 15 seconds) …`);
    withoutStarting(() => installPackages(missing));
    found = findServers();
  }
  const { redisServer, postgresBin } = found;
  if (redisServer && postgresBin) return { redisServer, postgresBin };
  console.error(
    'No Redis or no PostgreSQL found: install both (Debian: `sudo apt-get install redis-server postgresql`), or set REDIS_SERVER to the program redis-server and POSTGRES_BIN to the folder of initdb and postgres.',
  );
  return process.exit(1);
}

/** Newest first. */
function debianPostgres() {
  if (!existsSync(DEBIAN_POSTGRES)) return [];
  const versions = readdirSync(DEBIAN_POSTGRES).toSorted((a, b) => Number(b) - Number(a));
  return versions.map((version) => path.join(DEBIAN_POSTGRES, version, 'bin'));
}

/** Debian starts what it installs, unless this file forbids it. The tests start their own. */
function withoutStarting(install) {
  if (existsSync(POLICY)) return install();
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return install();
  } finally {
    rmSync(POLICY, { force: true });
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { redisServer, postgresBin } = ensureServers();
  console.log(`${redisServer}\n${postgresBin}`);
}
