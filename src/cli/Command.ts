import type { Terminal } from './Terminal.ts';

/** What the process ends with: done, done and found faults, or called in a way that makes no sense. */
export type ExitCode = 0 | 1 | 2;

/** One word after `react-clink-checkout`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help text, ending in a line break. */
  readonly help: string;
  /** @throws UsageError for arguments that make no sense */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

/** The command was called wrongly: its text says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
