import { parseArgs } from 'node:util';
import { startSandbox } from './startSandbox.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4174' }, webhook: { type: 'string' } },
});

const sandbox = await startSandbox({ port: Number(values.port), webhookUrl: values.webhook });

process.stdout.write(`Embedded Clink, no money moves

  Status page      ${sandbox.origin}/
  REST API         ${sandbox.apiUrl}
  SDK script       ${sandbox.sdkUrl}
  Secret key       ${sandbox.secretKey}
  Publishable key  ${sandbox.publishKey}
  Webhook secret   ${sandbox.webhookSecret}
  Webhooks to      ${values.webhook ?? 'nowhere (--webhook <url>)'}
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close();
  });
}
