import { readFile } from 'node:fs/promises';
import { serveSandbox, type RunningSandbox, type SandboxServerOptions } from './serveSandbox.ts';

/** Starts the embedded Clink on loopback, as it comes in the package. Rejects when the port is taken. */
export async function startSandbox(options: SandboxServerOptions = {}): Promise<RunningSandbox> {
  // Written by `sandbox/vite.config.ts` beside the script that this becomes.
  const text = await readFile(new URL('assets.json', import.meta.url), 'utf8');
  return serveSandbox(
    options,
    new Map(JSON.parse(text) as [string, { contentType: string; body: string }][]),
  );
}
