import type { TestProject } from 'vitest/node';
import { startSandbox } from '../../sandbox/startSandbox.ts';

/** Starts the embedded Clink for the browser tests, which find it by `inject('sandbox')`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = await startSandbox({ port: 0, host: '127.0.0.1' });
  const { origin, apiUrl, sdkUrl, secretKey, publishKey } = running;
  project.provide('sandbox', { origin, apiUrl, sdkUrl, secretKey, publishKey });
  return () => running.close();
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses and keys of the embedded Clink. */
    sandbox: { origin: string; apiUrl: string; sdkUrl: string; secretKey: string; publishKey: string };
  }
}
