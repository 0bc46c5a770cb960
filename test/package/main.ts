// `npm run packed`: the tests of the code, on the tarball instead of `src`: unit, browser and story tests, and the demo shop's
// page in a browser. What the tests import of `src`, public or not, comes from the unpacked archive; modules that hold types only
// are not in it. Ten minutes; it takes what `npm run build` has built.
import { spawnSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { packPackage } from './packPackage.ts';

const ROOT = path.join(import.meta.dirname, '../..');
// Inside the project, where the modules in it find React and the rest.
const folder = path.join(ROOT, '.cache/packed');

const packed = await packPackage();
await rm(folder, { recursive: true, force: true });
await cp(packed.folder, folder, { recursive: true });
await rm(packed.consumer, { recursive: true, force: true });

const RUNS = [
  ['vitest', 'run', '--project=unit', '--project=browser', '--project=stories*'],
  ['playwright', 'test'],
];
const failed = RUNS.filter(
  (args) =>
    spawnSync('npx', args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PACKED: folder } })
      .status !== 0,
);
process.exitCode = failed.length > 0 ? 1 : 0;
