import { createHash } from 'node:crypto';

const STRENGTH = ['sha256', 'sha384', 'sha512'] as const;

/** The hashes of an `integrity`, without options, in one spelling. */
export function hashesIn(integrity: string): readonly string[] {
  return integrity.split(/[\t\n\f\r ]+/).flatMap((hash) => {
    const [, algorithm, digest] = /^(sha(?:256|384|512))-([\w+/-]+={0,2})(?:\?|$)/i.exec(hash) ?? [];
    if (algorithm === undefined || digest === undefined) return [];
    return [`${algorithm.toLowerCase()}-${digest.replaceAll('-', '+').replaceAll('_', '/')}`];
  });
}

/** As browsers judge it: one of the hashes of the strongest kind must fit. */
export function fitsIntegrity(bytes: Uint8Array | string, integrity: string): boolean {
  const hashes = hashesIn(integrity);
  const strongest = STRENGTH.findLast((algorithm) => hashes.some((hash) => hash.startsWith(algorithm)));
  if (strongest === undefined) return false;
  return hashes.includes(`${strongest}-${createHash(strongest).update(bytes).digest('base64')}`);
}

/** As `integrity` and a Content-Security-Policy spell it. */
export function sha256Of(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
