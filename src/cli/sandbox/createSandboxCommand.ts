import type { Command } from '../Command.ts';
import { describeSandbox } from './describeSandbox.ts';
import { readSandboxOptions } from './readSandboxOptions.ts';
import type { Sandbox, StartSandbox } from './Sandbox.ts';

/**
 * `react-clink-checkout sandbox`
 *
 * @param untilStopped settles when it is to end
 */
export function createSandboxCommand(start: StartSandbox, untilStopped: () => Promise<void>): Command {
  return {
    summary: 'Stands in for Clink while you develop: API, payment form, webhooks; offline, no account',
    help: `Usage: react-clink-checkout sandbox [options]

Starts an embedded Clink on this machine: the REST API, the Elements SDK with its payment form, and webhooks. It needs no
account and no network, and no money moves. It prints what to put into the server's .env and the checkout's sdkUrl, and the
address of a page that shows sessions, payments and webhooks, and has them expire, fail or wait.

  --port <number>   4174 otherwise; 0 takes any that is free
  --webhook <url>   where events are delivered, such as http://localhost:3000/api/checkout/webhook

It listens on 127.0.0.1 only. Ends with 0 when it is stopped, with 1 when it cannot listen, with 2 when it was called
wrongly.
`,
    async run(args, terminal) {
      const options = readSandboxOptions(args);
      let sandbox: Sandbox;
      try {
        sandbox = await start(options);
      } catch (error) {
        const reason = reasonOf(error, options.port);
        if (reason === null) throw error;
        terminal.complain(reason);
        return 1;
      }
      terminal.write(describeSandbox(sandbox, options.webhookUrl));
      await untilStopped();
      await sandbox.close();
      return 0;
    },
  };
}

/** Null for what is no matter of the port. */
function reasonOf(error: unknown, port: number): string | null {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken, perhaps by a sandbox that runs already. End it, or give another --port.\n`;
    case 'EACCES':
      return `Port ${port} is not for everyone. Give a --port from 1024 on.\n`;
    default:
      return null;
  }
}
