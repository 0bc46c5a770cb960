import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { failOnConsoleOutput } from './expectConsole.ts';

// Hooks run in reverse: what unmounting writes to the console still counts for the test.
failOnConsoleOutput();
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
