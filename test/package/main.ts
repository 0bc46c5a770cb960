// `npm run packed`: every step of `npm test` that runs tests, on the tarball instead of `src`. What the tests, the stories, the
// demo shop and the browser's pages import of `src`, public or not, comes from the unpacked archive; modules that hold types only
// are not in it. Twenty minutes; it takes what `npm run build` has built.
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

const STEPS = [
  'unit',
  'stores',
  'examples',
  'unit-react18',
  'unit-react18.0',
  'storybook',
  'visual',
  'e2e',
  'chaos',
];
const { status } = spawnSync(process.execPath, ['.ci/test.mjs', ...STEPS], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, PACKED: folder },
});
process.exitCode = status ?? 1;
