import { bundle } from './bundle.ts';
import { serveSandbox, type RunningSandbox, type SandboxServerOptions } from './serveSandbox.ts';

/** Starts the embedded Clink on loopback, from its sources. Rejects when the port is taken. */
export async function startSandbox(options: SandboxServerOptions = {}): Promise<RunningSandbox> {
  return serveSandbox(options, await bundle());
}
