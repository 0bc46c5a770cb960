import { defineConfig } from 'vitest/config';

/**
 * The unit tests that are about the files of `stryker.config.mjs`, and no others: every mutant runs those of them that
 * reach it. The corpora, the random schedules and the tests of whole pages would say nothing more, and take seconds each.
 */
export default defineConfig({
  test: {
    name: 'mutation',
    environment: 'jsdom',
    include: [
      'test/checkout/{state,transitions}.test.ts',
      'test/protocol/{environment,returnUrl,scriptUrl,sessionId}.test.ts',
      'test/react/{attemptMemory,serversWord,sessionCache,sessionCacheContents}.test.ts',
      'test/react/{payingTwice,reload}.test.tsx',
      'test/server/{createMemoryStore,createRunOnce,findSession,fingerprintOf,undoClaim}.test.ts',
      'test/server/{createWebhookHandler,matchesWebhookSignature,parseWebhookEvent}.test.ts',
      'test/server/{readWebhookDelivery,runWebhookOnLease,verifyWebhook}.test.ts',
    ],
    setupFiles: ['test/setup/setup.ts'],
    isolate: false,
    testTimeout: 10_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
