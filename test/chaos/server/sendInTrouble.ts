import type { ServerResponse } from 'node:http';
import type { Trouble } from './Trouble.ts';

/** Writes an answer as badly as it is told to. */
export async function sendInTrouble(
  outgoing: ServerResponse,
  response: Response,
  send: NonNullable<Trouble['send']>,
): Promise<void> {
  if (send === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const headers = { ...Object.fromEntries(response.headers), 'content-length': String(body.length) };
  outgoing.writeHead(response.status, headers);
  outgoing.flushHeaders();
  switch (send) {
    case 'headers':
      return;
    case 'drip':
      drip(outgoing, body);
      return;
    case 'half':
      outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
      return;
    default:
      send satisfies never;
  }
}

function drip(outgoing: ServerResponse, body: Buffer): void {
  let sent = 0;
  const timer = setInterval(() => {
    outgoing.write(body.subarray(sent, sent + 1));
    sent += 1;
  }, 1000);
  outgoing.once('close', () => clearInterval(timer));
}
