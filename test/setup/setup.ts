import '@testing-library/jest-dom/vitest';
import { afterEach, vi } from 'vitest';
import { failOnConsoleOutput } from './expectConsole.ts';
import { failOnUnhandledRejection } from './failOnUnhandledRejection.ts';

// Hooks run in reverse: what unmounting writes to the console still counts for the test.
failOnConsoleOutput();
failOnUnhandledRejection(process);
afterEach(() => {
  vi.useRealTimers();
  // Not before the next test alone: the next file is imported before that, and React is another in production.
  vi.unstubAllEnvs();
});

// A file for Node (`@vitest-environment node`) has nothing to clean up and need not load React.
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/react');
  const { version } = await import('react');
  const wanted = process.env['REACT_MAJOR'] ?? '19';
  if (!version.startsWith(`${wanted}.`))
    throw new Error(`These tests are for React ${wanted}, not ${version}.`);

  // Testing Library sets this itself only where Vitest's functions are globals: updates outside act() are reported.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // Files share one document (isolate: false): each test leaves it as it was.
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    document.head.replaceChildren();
    document.body.replaceChildren();
    localStorage.clear();
    sessionStorage.clear();
    history.replaceState(null, '', '/');
  });
}
