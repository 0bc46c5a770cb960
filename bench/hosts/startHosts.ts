import { once } from 'node:events';
import { createSecureServer } from 'node:http2';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { createSecureContext } from 'node:tls';
import type { Bundles } from '../bundle/Bundles.ts';
import { createCertificates } from './createCertificates.ts';
import { findAnswer } from './findAnswer.ts';
import { SDK_HOSTS, SHOP_HOST } from './hostNames.ts';
import type { Latency } from './Latency.ts';
import type { LoggedRequest } from './RequestLog.ts';

/** All hosts that a page meets, on one port of the loopback, over HTTP/2 and TLS. */
export interface Hosts {
  /** What Chromium is started with, so that it finds the hosts here, and no others. */
  readonly chromiumFlags: readonly string[];
  setLatency(latency: Latency): void;
  /** Requests since the last call. */
  takeRequests(): readonly LoggedRequest[];
  close(): Promise<void>;
}

export async function startHosts(bundles: Bundles, firstLatency: Latency): Promise<Hosts> {
  const names = [SHOP_HOST, ...Object.keys(SDK_HOSTS)];
  const { key, byHost, fingerprint } = await createCertificates(names);
  let latency = firstLatency;
  let requests: LoggedRequest[] = [];

  const answer = async (request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> => {
    const start = performance.now();
    const url = new URL(`https://${request.authority}${request.url}`);
    const { kind, delay, status, headers, body } = findAnswer(url, request.method, bundles, latency);
    const logged: LoggedRequest | null = kind ? { kind, start, end: Infinity } : null;
    if (logged) requests.push(logged);
    // What has been read is answered sooner by as much as reading took.
    for await (const _chunk of request) void _chunk;
    const left = latency[delay] - (performance.now() - start);
    if (left > 0) await wait(left);
    if (logged) logged.end = performance.now();
    if (response.stream.destroyed) return;
    response.writeHead(status, headers);
    response.end(body);
  };

  const server = createSecureServer(
    {
      key,
      cert: byHost.get(SHOP_HOST) ?? '',
      SNICallback: (name, done) => done(null, createSecureContext({ key, cert: byHost.get(name) ?? '' })),
    },
    // A page that goes away takes its requests along.
    (request, response) => void answer(request, response).catch(() => response.stream.destroy()),
  );
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    chromiumFlags: [
      `--host-resolver-rules=${names.map((name) => `MAP ${name} 127.0.0.1:${port}`).join(' , ')} , MAP * ~NOTFOUND`,
      `--ignore-certificate-errors-spki-list=${fingerprint}`,
    ],
    setLatency: (next) => {
      latency = next;
    },
    takeRequests: () => requests.splice(0),
    close: async () => {
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
