import { existsSync, readFileSync } from 'node:fs';

/** How the tests that name a case ended, in one kind of run. */
export interface CaseResult {
  passed: number;
  failed: number;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
}

/** Results by case number, from a JSON report of Vitest or Playwright. @throws Error when there is no such file */
export function readCaseResults(file: string): Map<number, CaseResult> {
  if (!existsSync(file)) throw new Error(`There is no ${file}: that run left no report.`);
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport | PlaywrightSuite;
  const results = new Map<number, CaseResult>();
  for (const { title, passed } of testsOf(report)) {
    for (const number of numbersIn(title)) {
      const result = results.get(number) ?? { passed: 0, failed: 0 };
      result[passed ? 'passed' : 'failed'] += 1;
      results.set(number, result);
    }
  }
  return results;
}

function testsOf(report: VitestReport | PlaywrightSuite): { title: string; passed: boolean }[] {
  if (!('testResults' in report)) return specsOf(report);
  return report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ title, status }) => ({ title, passed: status === 'passed' }));
}

function specsOf({ suites = [], specs = [] }: PlaywrightSuite): { title: string; passed: boolean }[] {
  return [...specs.map(({ title, ok }) => ({ title, passed: ok })), ...suites.flatMap(specsOf)];
}

function numbersIn(title: string): number[] {
  const [, list] = / \(cases? ([\d, ]+)\)$/.exec(title) ?? [];
  return list === undefined ? [] : list.split(',').map(Number);
}
