/**
 * `npm run reliability`: runs what the scoreboard is made of and writes docs/reliability.md. Named steps run alone:
 * `npm run reliability -- peers write`. What a step found stays in reports/reliability until it runs again.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { renderScoreboard } from './renderScoreboard.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const REPORTS = path.join(ROOT, 'reports', 'reliability');

const vitest = (report: string, ...rest: string[]): string[] => [
  'vitest',
  'run',
  ...rest,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${path.join(REPORTS, report)}`,
];

const STEPS: Readonly<Record<string, () => Promise<void> | void>> = {
  unit: () => run(vitest('unit.json', '--project=unit', '--project=stores'), { SCHEDULES: '1000' }),
  chaos: () =>
    run(['playwright', 'test', '--config', 'test/chaos/playwright.config.ts'], {
      ...playwright('chaos'),
      CHAOS_RUNS: '200',
    }),
  e2e: () => run(['playwright', 'test'], playwright('e2e')),
  peers: () => run(['vitest', 'run', '--config', 'test/reliability/peers/vitest.config.ts'], {}),
  mutation: () => run(['stryker', 'run'], {}),
  write: async () => {
    const file = path.join(ROOT, 'docs', 'reliability.md');
    const options = await prettier.resolveConfig(file);
    const text = await prettier.format(renderScoreboard(ROOT, REPORTS), { ...options, parser: 'markdown' });
    writeFileSync(file, text);
  },
};

mkdirSync(REPORTS, { recursive: true });
const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : Object.keys(STEPS)) {
  const step = STEPS[name];
  if (!step) throw new Error(`There is no step ${name}; there are ${Object.keys(STEPS).join(', ')}.`);
  await step();
}

function playwright(name: string): Record<string, string> {
  return { PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(REPORTS, `${name}.json`) };
}

/** A failed test stands in the scoreboard as such, so it ends nothing. */
function run([command = '', ...args]: readonly string[], env: Readonly<Record<string, string>>): void {
  const { error } = spawnSync(path.join(ROOT, 'node_modules', '.bin', command), args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, RELIABILITY_FIGURES: REPORTS, ...env },
  });
  if (error) throw error;
}
