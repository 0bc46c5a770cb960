import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingClink {
  readonly apiUrl: string;
  /** The sessions that were made for a cart. */
  sessionsOf(cart: string): readonly string[];
  /** Resolves when a session has been made for this cart. */
  asked(cart: string): Promise<void>;
  /** Sessions of this cart are made, and never answered. */
  silence(cart: string): void;
  close(): Promise<void>;
}

/** A Clink that does nothing but make sessions, each within 5 to 30 ms, and count them. */
export async function startCountingClink(): Promise<CountingClink> {
  const sessions = new Map<string, string[]>();
  const listeners = new Map<string, () => void>();
  const silent = new Set<string>();
  let count = 0;

  const server = createServer(async (incoming, outgoing) => {
    const { merchantReferenceId: cart } = JSON.parse(await readText(incoming)) as {
      merchantReferenceId: string;
    };
    count += 1;
    const sessionId = `sess_${count}`;
    sessions.set(cart, [...(sessions.get(cart) ?? []), sessionId]);
    listeners.get(cart)?.();
    if (silent.has(cart)) return;
    await new Promise((resolve) => setTimeout(resolve, 5 + ((count * 7) % 26)));
    outgoing.setHeader('Content-Type', 'application/json');
    outgoing.end(
      JSON.stringify({ code: 200, msg: 'success', data: { sessionId, expireTime: '2030-01-01T00:00:00Z' } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    sessionsOf: (cart) => sessions.get(cart) ?? [],
    asked: (cart) =>
      new Promise((resolve) => {
        if (sessions.has(cart)) resolve();
        else listeners.set(cart, resolve);
      }),
    silence: (cart) => void silent.add(cart),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readText(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of incoming.setEncoding('utf8')) text += part;
  return text;
}
