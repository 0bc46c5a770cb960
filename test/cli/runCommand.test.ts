// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/cli/runCommand.ts';
import { ENDPOINT, openEndpoint } from './openEndpoint.ts';
import type { Endpoint } from './openEndpoint.ts';

let endpoint: Endpoint;

beforeEach(() => {
  endpoint = openEndpoint().endpoint;
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => endpoint(new Request(input, init)));
});
afterEach(() => vi.unstubAllGlobals());

async function run(args: readonly string[], color = false) {
  let written = '';
  let complained = '';
  const code = await runCommand(args, {
    write: (text) => (written += text),
    complain: (text) => (complained += text),
    color,
  });
  return { code, written, complained };
}

const CHECK = ['check', ENDPOINT, '--header', 'Cookie: shopper=ada', '--order', '{"cartId":"c_1"}'];

describe('react-clink-checkout check', () => {
  it('ends with 0 and a line for each check when all is well', async () => {
    const { code, written, complained } = await run(CHECK);
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    expect(written).toContain('makes two sessions');
    expect(written.match(/^ {2}ok /gm)).toHaveLength(20);
    expect(written).toMatch(/20 checks with \d+ requests: 20 ok, 0 warnings, 0 faults\n$/);
  });

  it('ends with 1 and says what was sent, what came, why it matters and what to do', async () => {
    const good = endpoint;
    endpoint = async (request) => {
      const response = await good(request);
      response.headers.delete('Cache-Control');
      return response;
    };
    const { code, written } = await run(CHECK);
    expect(code).toBe(1);
    const [, details = ''] = /FAULT +No answer may be kept by a cache\n((?: {11}.*\n)+)/.exec(written) ?? [];
    expect(details.match(/^ +(sent|came|wrong|why|to do) +\S/gm)).toHaveLength(5);
    expect(written).not.toContain('\u001B');
  });

  it('is in colour where that is wanted', async () => {
    expect((await run(CHECK, true)).written).toContain('\u001B[32mok');
  });

  it('prints JSON and nothing else with --json', async () => {
    const { written } = await run([...CHECK, '--json']);
    expect(JSON.parse(written)).toMatchObject({ faults: 0, warnings: 0, stopped: null });
  });

  it('sends the return address that it is given', async () => {
    const asked: unknown[] = [];
    const good = endpoint;
    endpoint = async (request) => {
      asked.push(await request.clone().text());
      return good(request);
    };
    await run([...CHECK, '--return-url', 'https://shop.example/done/{ELEMENTS_SESSION_ID}']);
    expect(asked[0]).toContain('"returnUrl":"https://shop.example/done/{ELEMENTS_SESSION_ID}"');
  });

  it.each([
    ['no address', []],
    ['two addresses', [ENDPOINT, ENDPOINT]],
    ['what is no address', ['shop.example/api']],
    ['an address of another kind', ['file:///etc/passwd']],
    ['an address with a password', ['https://ada:canary@shop.example/']],
    ['an unknown option', [ENDPOINT, '--canary']],
    ['an order that is no JSON', [ENDPOINT, '--order', '{canary']],
    ['an order that is a list', [ENDPOINT, '--order', '["canary"]']],
    ['an order with a secret in it', [ENDPOINT, '--order', '{"a":"sk_test_canary"}']],
    ['a header without a name', [ENDPOINT, '--header', 'canary']],
    ['a header of two lines', [ENDPOINT, '--header', 'a: b\r\ncanary: c']],
  ])('ends with 2 and its help for %s, and repeats nothing of it', async (_case, args) => {
    let calls = 0;
    endpoint = async () => {
      calls += 1;
      return new Response();
    };
    const { code, written, complained } = await run(['check', ...args]);
    expect({ code, written, calls }).toEqual({ code: 2, written: '', calls: 0 });
    expect(complained).toContain('Usage: react-clink-checkout check');
    expect(complained).not.toContain('canary');
  });
});

describe('react-clink-checkout', () => {
  it.each([[['--help']], [['help']], [['-h']]])('%j lists the commands', async (args) => {
    const { code, written } = await run(args);
    expect(code).toBe(0);
    expect(written).toMatch(/^ {2}check +\S/m);
  });

  it.each([[['check', '--help']], [['check', ENDPOINT, '-h']]])('%j explains the command', async (args) => {
    const { code, written } = await run(args);
    expect(code).toBe(0);
    expect(written).toContain('--order <json>');
  });

  it.each([[[]], [['constructor']], [['chekc']]])('%j is no command', async (args) => {
    const { code, complained } = await run(args);
    expect(code).toBe(2);
    expect(complained).toContain('Usage');
  });
});
