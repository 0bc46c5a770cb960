import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../../../.ci/ensureChromium.mjs';
import { CASES } from '../cases.ts';
import { readCaseResults } from './readCaseResults.ts';
import type { CaseResult } from './readCaseResults.ts';
import { readMutation } from './readMutation.ts';

const RUNS = { unit: 'unit', chaos: 'chaos', e2e: 'browser' } as const;

interface PeerFigures {
  readonly name: string;
  readonly version: string;
  readonly schedules: number;
  readonly faults: Readonly<Record<string, number>>;
}

/** The text of docs/reliability.md, from what the runs left in `reports`. */
export function renderScoreboard(root: string, reports: string): string {
  const read = (name: string): unknown => {
    const file = path.join(reports, `${name}.json`);
    if (!existsSync(file)) throw new Error(`There is no ${file}: run the step that measures it.`);
    return JSON.parse(readFileSync(file, 'utf8'));
  };
  const versions = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
    devDependencies: Record<string, string>;
  };
  const chromium = execFileSync(findChromium() ?? 'chromium', ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

  const schedules = ['ClinkCheckout', 'useCheckoutSession'].map(
    (name) => read(`schedules-${name}`) as { name: string; seeds: number[]; clean: number[]; runs: number },
  );
  const mounts = read('mounts') as Record<string, number>;
  const waits = read('longestWait') as { fault: string; outcome: string; milliseconds: number }[];
  const lost = read('lostReplies') as { runs: number; sessions: number };
  const urls = read('hostileUrls') as { entries: number; navigations: number };
  const canaries = ['canaries', 'serverCanaries'].map(
    (name) => read(name) as { places: number; found: number },
  );
  const mutation = readMutation(path.join(root, 'reports', 'mutation', 'mutation.json'));
  const peers = ['clink', 'stripe', 'effect'].map((id) => read(`peer-${id}`) as PeerFigures);
  const results = Object.entries(RUNS).map(
    ([file, name]) => [name, readCaseResults(path.join(reports, `${file}.json`))] as const,
  );
  const longest = Math.max(...waits.map(({ milliseconds }) => milliseconds));
  const survived = CASES.filter(({ number }) => isSurvived(number, results)).length;

  return `# Reliability

What can go wrong around a checkout, what then happens, and how that is known. This page is written by \`npm run reliability\`, which
runs the tests that it speaks of; do not edit it by hand.

react-clink-checkout ${versions.version}, React ${versions.devDependencies['react']}, Node ${process.versions.node}, ${chromium}; ${new Date().toISOString().slice(0, 10)}.

## Figures

| what | promised | measured |
| --- | --- | --- |
| cases survived, each with tests that name it | all | ${survived} of ${CASES.length} |
${schedules
  .map(
    ({ name, seeds, clean, runs }) =>
      `| random schedules of \`${name.replace(/[<>]/g, '')}\`, ${runs.toLocaleString('en')} a seed: seeds with an instance left, two at once, a second session, an unhandled rejection | 0 | ${seeds.length - clean.length} of ${seeds.length} (${seeds.join(', ')}) |`,
  )
  .join('\n')}
| ${mounts['cycles']} mounts and unmounts in Chromium, after garbage collection: frames, documents, nodes, listeners, timers left | 0 | ${['frames', 'documents', 'nodes', 'listeners', 'timers'].map((name) => mounts[name]).join(', ')} |
| the same: growth of the heap | < 1 MB | ${((mounts['heapBytes'] ?? NaN) / 1e6).toFixed(2)} MB |
| longest wait on the way to the form without a typed outcome | ≤ 35 s | ${(longest / 1000).toFixed(1)} s |
| sessions made when the reply was lost after the session was made | 1 each | ${lost.sessions} in ${lost.runs} |
| hostile addresses that were navigated to | 0 | ${urls.navigations} of ${urls.entries} |
| secrets and ids found again, planted in ${canaries.map(({ places }) => places).join(' places of the page and ')} of the server | 0 | ${canaries.map(({ found }) => found).join(' and ')} |
| violations of a strict Content-Security-Policy with Trusted Types, in every test of a page | 0 | 0: any of them fails its test |
| mutants of state machine, URL guards, webhooks and idempotency that a test kills | ≥ 90 % | ${mutation.score.toFixed(1)} % of ${mutation.total} |

### How long each kind of stall takes to be told

| what stalls | what is told | after |
| --- | --- | --- |
${waits.map(({ fault, outcome, milliseconds }) => `| ${fault} | \`${outcome}\` | ${(milliseconds / 1000).toFixed(1)} s |`).join('\n')}

### Mutants by file

| file | killed | of |
| --- | --- | --- |
${mutation.files.map(({ file, killed, total }) => `| \`${file}\` | ${killed} | ${total} |`).join('\n')}

## Side by side

The same random schedules (mount, unmount, remount, hide, reveal, another order, render, settle, reject, wait; under StrictMode) over
libraries that put a provider's checkout into a React page, each as its documentation shows it, with the same kind of fake behind it.
A number says in how many schedules the fault was seen. A session a mount is how Stripe's guide does it, and cheap there; with Clink
each is another one that can be paid.

| | ${peers.map(({ name, version }) => `${name.replace(/[<>]/g, '')} ${version}`.trim()).join(' | ')} |
| --- | ${peers.map(() => '---').join(' | ')} |
${(
  [
    ['schedules', null],
    ['an instance left alive', 'left'],
    ['two instances alive at once', 'overlaps'],
    ['a second session for an order that had one open', 'duplicates'],
    ['an instance used after its end', 'misuses'],
    ['an exception while rendering', 'thrown'],
    ['an unhandled rejection', 'unhandled'],
  ] as const
)
  .map(
    ([label, fault]) =>
      `| ${label} | ${peers.map(({ schedules: all, faults }) => (fault ? faults[fault] : all)).join(' | ')} |`,
  )
  .join('\n')}

## Cases

Tests name a case by its number at the end of their title: search for \`(case 41)\`. The numbers below are tests that passed: in Node and
jsdom, against a network that fails (Chromium), and on pages (Chromium).

${[...new Set(CASES.map(({ area }) => area))]
  .map(
    (area) => `### ${area}

| | what happens | what is made of it | tests |
| --- | --- | --- | --- |
${CASES.filter((one) => one.area === area)
  .map(({ number, fault, answer }) => `| ${number} | ${fault} | ${answer} | ${tally(number, results)} |`)
  .join('\n')}
`,
  )
  .join('\n')}`;
}

type Results = readonly (readonly [name: string, results: ReadonlyMap<number, CaseResult>])[];

function isSurvived(number: number, results: Results): boolean {
  const all = results.flatMap(([, byCase]) => byCase.get(number) ?? []);
  return all.some(({ passed }) => passed > 0) && all.every(({ failed }) => failed === 0);
}

function tally(number: number, results: Results): string {
  const parts = results.flatMap(([name, byCase]) => {
    const result = byCase.get(number);
    if (!result) return [];
    return `${result.passed} ${name}${result.failed > 0 ? `, **${result.failed} failed**` : ''}`;
  });
  return parts.length > 0 ? parts.join(', ') : '**none**';
}
