// Every check and every test (`npm test`), or the named steps and what they need (`npm test -- lint unit`).
// The last line of the output is `N passed, N failed`, with `, N skipped` where there are any.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './ensureChromium.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { ensureServers } from './ensureServers.mjs';
import { readPlaywrightReport, readVitestReport } from './readReport.mjs';
import { killRunning, runStep } from './runStep.mjs';

/**
 * One step. A check counts as one; a run of tests counts each of its tests by the report it leaves.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string} script npm script
 * @property {number} seconds time limit
 * @property {string} [needs] step without whose success this one says nothing
 * @property {boolean} [chromium]
 * @property {boolean} [servers] Redis and PostgreSQL
 * @property {(report: string) => { args?: string[], env?: Record<string, string> }} [reporting] how to have it report
 * @property {(report: string) => import('./readReport.mjs').Counts | undefined} [read] reads that report
 */
const vitest = (report) => ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];

/** Beside `test/react/`, what a React can differ in. */
const REACT_TESTS = ['react', 'hydration', 'sdkThrows'].map((name) => `test/reliability/${name}`);

/** @type {Step[]} */
const steps = [
  { name: 'format', script: 'format:check', seconds: 120 },
  { name: 'types', script: 'typecheck', seconds: 180 },
  { name: 'lint', script: 'lint', seconds: 120 },
  { name: 'layers', script: 'layers', seconds: 120 },
  { name: 'unused', script: 'unused', seconds: 120 },
  { name: 'reference', script: 'reference:check', seconds: 120 },
  { name: 'build', script: 'build', seconds: 180 },
  {
    name: 'package',
    script: 'package',
    seconds: 180,
    needs: 'build',
    reporting: (report) => ({ args: vitest(report) }),
    read: readVitestReport,
  },
  { name: 'size', script: 'size', seconds: 120, needs: 'build' },
  {
    name: 'unit',
    script: 'unit',
    seconds: 1200,
    chromium: true,
    reporting: (report) => ({
      args: ['--project=!stores', '--project=!examples', '--project=!package', ...vitest(report)],
    }),
    read: readVitestReport,
  },
  {
    name: 'stores',
    script: 'unit',
    seconds: 300,
    servers: true,
    reporting: (report) => ({ args: ['--project=stores', ...vitest(report)] }),
    read: readVitestReport,
  },
  {
    name: 'examples',
    script: 'unit',
    seconds: 300,
    needs: 'build',
    reporting: (report) => ({ args: ['--project=examples', ...vitest(report)] }),
    read: readVitestReport,
  },
  {
    name: 'unit-react18',
    script: 'unit',
    seconds: 900,
    reporting: (report) => ({ args: ['--project=unit', ...vitest(report)], env: { REACT_MAJOR: '18' } }),
    read: readVitestReport,
  },
  {
    // The oldest React that is supported, for what touches React.
    name: 'unit-react18.0',
    script: 'unit',
    seconds: 300,
    reporting: (report) => ({
      args: ['--project=unit', 'test/react/', ...REACT_TESTS, ...vitest(report)],
      env: { REACT_MAJOR: '18.0' },
    }),
    read: readVitestReport,
  },
  { name: 'storybook', script: 'build-storybook', seconds: 240 },
  {
    name: 'visual',
    script: 'visual',
    seconds: 600,
    needs: 'storybook',
    chromium: true,
    reporting: (report) => ({ env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } }),
    read: readPlaywrightReport,
  },
  {
    name: 'e2e',
    script: 'e2e',
    seconds: 1500,
    needs: 'storybook',
    chromium: true,
    reporting: (report) => ({ env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } }),
    read: readPlaywrightReport,
  },
  {
    name: 'chaos',
    script: 'chaos',
    seconds: 600,
    chromium: true,
    reporting: (report) => ({ env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } }),
    read: readPlaywrightReport,
  },
];

let finished = false;
// The closing line is there whatever ends the process: a failed installation, too.
process.on('exit', () => {
  if (!finished) console.log('\n0 passed, 1 failed');
});

const chosen = choose(process.argv.slice(2));
ensureInstalled();
if (chosen.some((step) => step.chromium)) ensureChromium();
if (chosen.some((step) => step.servers)) ensureServers();

const scratch = mkdtempSync(path.join(os.tmpdir(), 'react-clink-checkout-'));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => {
    killRunning();
    rmSync(scratch, { recursive: true, force: true });
    process.exit(code);
  });
}

/** @type {{ name: string, seconds: number, counts: import('./readReport.mjs').Counts, note: string }[]} */
const rows = [];
for (const step of chosen) {
  process.stdout.write(`${step.name} … `);
  const row = { name: step.name, ...(await run(step)) };
  rows.push(row);
  if (row.output) console.log(`\n${row.output.trimEnd()}\n`);
  const verdict = row.counts.failed > 0 ? 'FAILED' : row.note ? 'skipped' : 'ok';
  const details = [row.note, step.read && sum(row.counts), `${row.seconds.toFixed(1)} s`].filter(Boolean);
  console.log(`${row.output ? `${step.name} ` : ''}${verdict} (${details.join('; ')})`);
}
rmSync(scratch, { recursive: true, force: true });

const width = Math.max(...rows.map((row) => row.name.length));
console.log('');
for (const { name, seconds, counts } of rows) {
  console.log(`${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${sum(counts)}`);
}
const total = { passed: 0, failed: 0, skipped: 0 };
for (const { counts } of rows) for (const key of Object.keys(total)) total[key] += counts[key];
process.exitCode = total.failed > 0 ? 1 : 0;
finished = true;
console.log(`\n${sum(total)}`);

/** Runs one step and says how it went; `output` only where it failed. */
async function run(step) {
  const needed = rows.find((row) => row.name === step.needs);
  if (needed?.counts.failed) {
    const counts = { passed: 0, failed: 0, skipped: 1 };
    return { counts, seconds: 0, note: `${step.needs} failed`, output: '' };
  }
  const report = path.join(scratch, `${step.name}.json`);
  const { args = [], env = {} } = step.reporting?.(report) ?? {};
  const { failure, seconds, output } = await runStep({
    command: ['npm', 'run', '--silent', step.script, '--', ...args],
    env,
    seconds: step.seconds,
    log: path.join(scratch, `${step.name}.log`),
  });
  const counts = step.read
    ? (step.read(report) ?? { passed: 0, failed: 0, skipped: 0 })
    : { passed: failure ? 0 : 1, failed: 0, skipped: 0 };
  let note = failure ?? '';
  if (!failure && counts.passed + counts.failed === 0) note = 'no test ran';
  if (counts.flaky) console.log(`${counts.flaky} of ${step.name} passed only the second time:\n${output}`);
  // What no test accounts for is a failure of its own: a crash, an error outside the tests, a run without tests.
  if (note && counts.failed === 0) counts.failed = 1;
  return { counts, seconds, note, output: counts.failed > 0 ? output : '' };
}

function choose(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no step ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(1);
  }
  if (names.length === 0) return steps;
  const wanted = new Set(names);
  for (const { name, needs } of steps) if (needs && wanted.has(name)) wanted.add(needs);
  return steps.filter(({ name }) => wanted.has(name));
}

function sum({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
