import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleForNode } from './bundleForNode.ts';
import type { FleetMessage, FleetSettings } from './FleetSettings.ts';

export interface FleetProcess {
  readonly port: number;
  /** Resolves when it holds the key of an order that never gets a price. */
  hanging(): Promise<void>;
  /** As a crash would end it. */
  kill(): Promise<void>;
}

// Where bare imports are looked up.
const root = fileURLToPath(new URL('../../..', import.meta.url));

let program: Promise<string> | undefined;

/** Starts one process of a shop. It ends with this one. */
export async function startFleetProcess(settings: FleetSettings): Promise<FleetProcess> {
  program ??= bundleForNode(new URL('fleetProcess.ts', import.meta.url));
  const code = await program;
  const child = spawn(process.execPath, ['--input-type=module', '-', JSON.stringify(settings)], {
    cwd: root,
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  });
  child.stdin?.end(code);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  function hear<Kind extends FleetMessage['kind']>(kind: Kind): Promise<FleetMessage & { kind: Kind }> {
    return new Promise((resolve, reject) => {
      child.on('message', (message: FleetMessage) => {
        if (message.kind === kind) resolve(message as FleetMessage & { kind: Kind });
      });
      child.once('exit', () => reject(new Error(`A process of the fleet ended before it was ${kind}.`)));
    });
  }

  const { port } = await hear('listening');
  return {
    port,
    hanging: async () => void (await hear('hanging')),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
