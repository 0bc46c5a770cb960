// @vitest-environment node
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../sandbox/startSandbox.ts';
import { UsageError } from '../../src/cli/Command.ts';
import { createSandboxCommand } from '../../src/cli/sandbox/createSandboxCommand.ts';
import type { StartSandbox } from '../../src/cli/sandbox/Sandbox.ts';
import { createCheckoutHandler } from '../../src/server/index.ts';

/** Runs the command, and stops it once what is to be done while it runs is done. */
async function run(args: readonly string[], meanwhile: (written: string) => Promise<void> = async () => {}) {
  let written = '';
  let complained = '';
  const start: StartSandbox = (options) => startSandbox(options);
  const command = createSandboxCommand(start, () => meanwhile(written));
  const code = await command.run(args, {
    write: (text) => (written += text),
    complain: (text) => (complained += text),
    color: false,
  });
  return { code, written, complained };
}

/** The `.env` among what it writes. */
const environmentOf = (written: string) => ({
  secretKey: '',
  publishKey: '',
  apiUrl: '',
  ...Object.fromEntries(
    [...written.matchAll(/^CLINK_(SECRET_KEY|PUBLISH_KEY|API_URL|SDK_URL)=(.+)$/gm)].map(
      ([, name = '', value = '']) => [
        name.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ],
    ),
  ),
});

describe('react-clink-checkout sandbox', () => {
  it('prints what a server needs to make a session with it, and where the script is', async () => {
    let status = 0;
    let script = '';
    const { code, complained } = await run(['--port', '0'], async (written) => {
      const { sdkUrl, ...keys } = environmentOf(written) as ReturnType<typeof environmentOf> & {
        sdkUrl: string;
      };
      const handler = createCheckoutHandler({
        ...keys,
        environment: 'sandbox',
        resolveOrder: () => ({
          originalAmount: 12,
          originalCurrency: 'USD',
          customerEmail: 'ada@example.com',
        }),
        authorize: () => true,
      });
      const response = await handler(
        new Request('http://localhost/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': 'a-key-of-this-test' },
          body: JSON.stringify({ uiMode: 'elements', returnUrl: 'http://localhost/{ELEMENTS_SESSION_ID}' }),
        }),
      );
      status = response.status;
      script = await (await fetch(sdkUrl)).text();
    });
    expect({ code, complained, status }).toEqual({ code: 0, complained: '', status: 200 });
    expect(script).toContain('loadClinkElements');
  });

  it('has the same keys with each start, so that an .env stays right', async () => {
    const keysOf = ({ written }: { written: string }) => written.match(/_(?:KEY|SECRET)=.+/g);
    const first = keysOf(await run(['--port', '0']));
    expect(first).toHaveLength(3);
    expect(keysOf(await run(['--port', '0']))).toEqual(first);
  });

  it('frees its port when it ends', async () => {
    let origin = '';
    await run(['--port', '0'], async (written) => {
      origin = /http:\/\/127\.0\.0\.1:\d+/.exec(written)?.[0] ?? '';
      expect((await fetch(origin)).status).toBe(200);
    });
    await expect(fetch(origin)).rejects.toThrow();
  });

  it('says where webhooks go', async () => {
    const { written } = await run(['--port', '0', '--webhook', 'http://localhost:3000/webhook']);
    expect(written).toContain('Webhooks go to http://localhost:3000/webhook.');
    expect((await run(['--port', '0'])).written).toContain('Webhooks go to nobody');
  });

  it('ends with 1 and says what to do when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, written, complained } = await run(['--port', String(port)]);
    other.close();
    expect({ code, written }).toEqual({ code: 1, written: '' });
    expect(complained).toBe(
      `Port ${port} is taken, perhaps by a sandbox that runs already. End it, or give another --port.\n`,
    );
  });

  it.each([
    ['a port that is none', ['--port', '4174x']],
    ['a port that is too high', ['--port', '65536']],
    ['an empty webhook address, as of a variable that is not set', ['--webhook', '']],
    ['a webhook address without a scheme', ['--webhook', 'localhost:3000']],
    ['a webhook address with a password', ['--webhook', 'http://ada:secret@localhost:3000/']],
    ['an option that it does not know', ['--prot', '1']],
    ['an address', ['http://localhost']],
  ])('refuses %s before it starts', async (_, args) => {
    await expect(run(args)).rejects.toThrow(UsageError);
  });
});
