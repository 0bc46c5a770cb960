import { execFile } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Certificates {
  readonly key: string;
  /** PEM, by host. */
  readonly byHost: ReadonlyMap<string, string>;
  /** What Chromium trusts them by: base64 of the SHA-256 of their one public key. */
  readonly fingerprint: string;
}

/**
 * A certificate for each host, of one key, for this run only; made by the `openssl` command. Not one for all hosts:
 * Chromium would then send the requests to all of them over one connection, as it does not for hosts that are apart.
 */
export async function createCertificates(hosts: readonly string[]): Promise<Certificates> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-certificates-'));
  try {
    const keyFile = path.join(folder, 'key.pem');
    await run('openssl', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', keyFile]);
    const entries = hosts.map(async (host) => {
      const file = path.join(folder, `${host}.pem`);
      const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
      await run('openssl', ['req', '-x509', '-key', keyFile, '-days', '2', ...names, '-out', file]);
      return [host, await readFile(file, 'utf8')] as const;
    });
    const byHost = new Map(await Promise.all(entries));
    const key = await readFile(keyFile, 'utf8');
    const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
    return { key, byHost, fingerprint: createHash('sha256').update(publicKey).digest('base64') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
