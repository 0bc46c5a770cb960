import { compareHeader } from './compareHeader.ts';
import { fault, note, ok } from './Finding.ts';
import type { Finding } from './Finding.ts';
import { OPENING_HEADERS, SECURITY_HEADERS } from './SECURITY_HEADERS.ts';

/** Whether each header of the baseline came, and as strict; and which others came that matter. */
export function judgeHeaders(
  baseline: Readonly<Record<string, string>>,
  served: Headers,
): readonly Finding[] {
  const listed = new Set(Object.keys(baseline).map((name) => name.toLowerCase()));
  const others = SECURITY_HEADERS.filter((name) => !listed.has(name.toLowerCase()) && served.has(name));
  return [
    // A baseline of nothing would find nothing wrong with a page that protects nothing.
    ...(listed.has('content-security-policy')
      ? []
      : [fault('header', 'The baseline has no Content-Security-Policy')]),
    ...Object.entries(baseline).flatMap(([name, value]) => judge(name, value, served.get(name))),
    ...others.map((name) =>
      (OPENING_HEADERS.has(name) ? fault : note)('header', `${name} came, and is not in the baseline`),
    ),
  ];
}

function judge(name: string, expected: string, actual: string | null): Finding[] {
  if (actual === null) return [fault('header', `${name} did not come`)];
  const differences = compareHeader(name, expected, actual);
  if (differences.length === 0) return [ok('header', `${name} is as in the baseline`)];
  return differences.map(({ isWeaker, says, isNonce }) => {
    if (!isWeaker) return note('header', `${name} is stricter: ${says}`);
    return isNonce
      ? fault('nonce', `${name}: ${says}`)
      : fault('header', `${name} is weaker or another: ${says}`);
  });
}
