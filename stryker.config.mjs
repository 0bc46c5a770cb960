/**
 * Mutation testing of what money hangs on: each of hundreds of small faults put into these files must fail a test.
 * `npm run mutation` takes twenty minutes; `npm run mutation -- --mutate src/checkout/state.ts` takes one file.
 *
 * All mutators are on, texts for people included: an error without its text, or without its cause, fails a test as well.
 * Nothing is left out: the few faults that no test finds are those that change nothing a test could see.
 */
// oxlint-disable-next-line import/no-default-export -- Stryker reads it
export default {
  mutate: [
    // the life of a checkout
    'src/checkout/{state,form}.ts',
    // the guards of addresses and keys
    'src/protocol/{returnUrl,scriptUrl,sessionId,environment}.ts',
    // webhooks
    'src/server/{verifyWebhook,readWebhookDelivery,matchesWebhookSignature,parseWebhookEvent}.ts',
    'src/server/{runWebhookOnLease,runWebhookInTransaction}.ts',
    // one session an order
    'src/server/{createRunOnce,undoClaim,fingerprintOf,createMemoryStore}.ts',
    'src/server/findEarlierSession.ts',
    'src/react/{sessionCache,sessionMemory,serversWord,attemptMemory,tabStorage}.ts',
  ],
  thresholds: { high: 95, low: 90, break: 90 },
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // all of the tests, not what Vitest takes for related: a mutant runs those that reach it
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // beyond half as long again as the tests take without a mutant: a busy machine must not count as a test that found it
  timeoutMS: 30_000,
  reporters: ['json', 'clear-text'],
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.stryker-tmp',
  // not copied beside the tests
  ignorePatterns: [
    'dist',
    'storybook-static',
    'test-results',
    'reports',
    'test/visual',
    'docs',
    'stories',
    'examples',
  ],
};
