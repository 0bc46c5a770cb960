import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

export interface RunningServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves on `localhost`, another origin and site than the embedded Clink's `127.0.0.1`. */
export async function serveOnLoopback(
  answer: (request: Request) => Promise<Response>,
): Promise<RunningServer> {
  const server = createServer(getRequestListener(answer, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
