import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, flaky?: number }} Counts flaky ones passed, at last */

/**
 * Counts of Vitest's JSON report; undefined where the run left none. A file that failed without a failed test (it could
 * not be loaded, a hook threw) counts as one failure.
 *
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function readVitestReport(file) {
  const report = readJson(file);
  if (!report) return undefined;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts of Playwright's JSON report; undefined where the run left none.
 *
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function readPlaywrightReport(file) {
  const report = readJson(file);
  if (!report) return undefined;
  const { expected, flaky, unexpected, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected, skipped, flaky };
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
