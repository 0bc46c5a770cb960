import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { failOnConsoleOutput } from './expectConsole.ts';
import { failOnUnhandledRejection } from './failOnUnhandledRejection.ts';

// Hooks run in reverse: what unmounting writes to the console still counts for the test.
failOnConsoleOutput();
failOnUnhandledRejection(window);
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
