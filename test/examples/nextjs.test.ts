import { beforeAll, expect } from 'vitest';
import { SANDBOX_KEYS } from '../../sandbox/keys.ts';
import { clinkEnv, runProcess, startProcess } from './startProcess.ts';
import { testExample } from './testExample.ts';

const NEXT = [process.execPath, 'node_modules/next/dist/bin/next'] as const;

// What Vitest sets is not what Next.js expects, and nothing is to leave this machine.
const ENV = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', CI: '1' };

beforeAll(async () => {
  // Route modules are loaded while building, and want to see their keys; addresses are read when the server starts.
  const keys = clinkEnv({ ...SANDBOX_KEYS, apiUrl: 'http://127.0.0.1:1/', sdkUrl: '' });
  const { code, output } = await runProcess([...NEXT, 'build', 'examples/nextjs'], { ...ENV, ...keys });
  expect(code, output).toBe(0);
});

testExample('Next.js', (env) =>
  startProcess([...NEXT, 'start', 'examples/nextjs', '--hostname', 'localhost', '--port', '0'], {
    ...ENV,
    ...env,
  }),
);
