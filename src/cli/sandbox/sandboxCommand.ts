import { createSandboxCommand } from './createSandboxCommand.ts';
import { startBuilt } from './startBuilt.ts';

export const sandboxCommand = createSandboxCommand(
  startBuilt,
  () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
);
