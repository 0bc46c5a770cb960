import { UsageError } from '../Command.ts';
import { readOptions, readUrl } from '../readArguments.ts';

export interface SandboxOptions {
  /** 0: any that is free. */
  readonly port: number;
  readonly webhookUrl: string | undefined;
}

/** @throws UsageError */
export function readSandboxOptions(args: readonly string[]): SandboxOptions {
  const { values, positionals } = readOptions(args, {
    port: { type: 'string', default: '4174' },
    webhook: { type: 'string' },
  });
  if (positionals.length > 0) throw new UsageError('The sandbox takes options only.');
  return {
    port: readPort(values.port),
    webhookUrl: values.webhook === undefined ? undefined : readWebhook(values.webhook),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError('--port must be a whole number from 0 to 65535; 0 takes any that is free.');
}

function readWebhook(address: string): string {
  const demand = '--webhook must begin with http:// or https://, such as http://localhost:3000/webhook.';
  return readUrl(address, ({ protocol }) => /^https?:$/.test(protocol), demand).href;
}
