import { stricter, weaker } from './HeaderDifference.ts';
import type { HeaderDifference } from './HeaderDifference.ts';
import { plain } from './plain.ts';

/** What browsers allow of most features where the header is silent: the page itself. */
const SILENT: ReadonlySet<string> = new Set(['self']);

/** How a served Permissions-Policy differs: by feature, and as sets of origins. */
export function comparePermissions(baseline: string, served: string): readonly HeaderDifference[] {
  const expected = parse(baseline);
  const actual = parse(served);
  const known = [...expected].flatMap(([feature, origins]) => {
    const list = actual.get(feature);
    return list ? compare(feature, origins, list) : [weaker(`lacks ${plain(feature)}`)];
  });
  const added = [...actual].flatMap(([feature, origins]) => {
    if (expected.has(feature)) return [];
    return compare(feature, SILENT, origins).some(({ isWeaker }) => isWeaker)
      ? [weaker(`opens ${plain(feature)} to others`)]
      : [stricter(`adds ${plain(feature)}`)];
  });
  return [...known, ...added];
}

function compare(feature: string, expected: ReadonlySet<string>, actual: ReadonlySet<string>) {
  const isOpen = expected.has('*');
  const added = [...actual].filter((origin) => !expected.has(origin) && !isOpen);
  const lost = [...expected].filter((origin) => !actual.has(origin) && !actual.has('*'));
  return [
    ...added.map((origin) => weaker(`${plain(feature)} adds ${plain(origin)}`)),
    ...lost.map((origin) => stricter(`${plain(feature)} lacks ${plain(origin)}`)),
  ];
}

/** A dictionary of RFC 8941, as far as this header uses it: of two members of one name the last counts. */
function parse(header: string): ReadonlyMap<string, ReadonlySet<string>> {
  const members = header.split(',').flatMap((member) => {
    const [item = ''] = member.split(';');
    const [name = '', value = '*'] = item.split('=', 2);
    if (!/^[a-z*][\w.*-]*$/.test(name.trim())) return [];
    const tokens = value.replaceAll(/[()"]/g, ' ').split(/\s+/);
    return [[name.trim(), new Set(tokens.filter((token) => token !== ''))] as const];
  });
  return new Map(members);
}
