import { stricter, weaker } from './HeaderDifference.ts';
import type { HeaderDifference } from './HeaderDifference.ts';

/** How a served Strict-Transport-Security differs: how long, and whether for subdomains. */
export function compareTransportSecurity(baseline: string, served: string): readonly HeaderDifference[] {
  const expected = parse(baseline);
  const actual = parse(served);
  return [
    ...(actual.seconds < expected.seconds ? [weaker('has a shorter max-age')] : []),
    ...(actual.seconds > expected.seconds ? [stricter('has a longer max-age')] : []),
    ...(['includesubdomains', 'preload'] as const).flatMap((flag) => {
      if (expected.flags.has(flag) === actual.flags.has(flag)) return [];
      return [expected.flags.has(flag) ? weaker(`lacks ${flag}`) : stricter(`adds ${flag}`)];
    }),
  ];
}

function parse(header: string): { readonly seconds: number; readonly flags: ReadonlySet<string> } {
  // Of several headers, browsers take the first (RFC 6797, 8.1).
  const parts = (header.split(',')[0] ?? '').split(';').map((part) => part.trim().toLowerCase());
  const age = parts.map((part) => /^max-age\s*=\s*"?(\d+)"?$/.exec(part)?.[1]).find(Boolean);
  return { seconds: Number(age ?? '0'), flags: new Set(parts) };
}
