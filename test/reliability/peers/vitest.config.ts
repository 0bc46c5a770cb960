import { defineConfig } from 'vitest/config';

/** Measured beside the tests: what another library leaves unhandled is a figure here, not a failure. */
// oxlint-disable-next-line import/no-default-export -- Vitest takes it
export default defineConfig({
  test: {
    environment: 'jsdom',
    include: ['test/reliability/peers/*.measure.tsx'],
    setupFiles: ['test/reliability/peers/setup.ts'],
    dangerouslyIgnoreUnhandledErrors: true,
    restoreMocks: true,
  },
});
