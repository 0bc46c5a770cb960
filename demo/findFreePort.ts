import { createServer } from 'node:net';

/** The first port at or after `first` that nothing listens on, at most 50 further on. */
export async function findFreePort(first: number, host: string): Promise<number> {
  for (let port = first; port <= first + 50; port += 1) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`No free port between ${first} and ${first + 50}. Set PORT to another one.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
