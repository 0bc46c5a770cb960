/** One Content-Security-Policy: its directives, each with its sources in one spelling. */
export type Policy = ReadonlyMap<string, ReadonlySet<string>>;

/** Every policy of a header: several headers of the name arrive as one, with commas (CSP 3, "parse a response's CSPs"). */
export function parsePolicies(header: string): readonly Policy[] {
  return header
    .split(',')
    .map(parsePolicy)
    .filter(({ size }) => size > 0);
}

function parsePolicy(text: string): Policy {
  const policy = new Map<string, ReadonlySet<string>>();
  for (const directive of text.split(';')) {
    const [name = '', ...tokens] = directive.split(/[\t\n\f\r ]+/).filter((token) => token !== '');
    // Of two of one name, browsers take the first.
    if (name === '' || policy.has(name.toLowerCase())) continue;
    policy.set(name.toLowerCase(), sourcesOf(tokens));
  }
  return policy;
}

/** `'none'` is no source: alone it says that there are none, beside others browsers pass it over. */
function sourcesOf(tokens: readonly string[]): ReadonlySet<string> {
  const sources = tokens.map(spell);
  return new Set(sources.filter((source) => source !== "'none'"));
}

function spell(token: string): string {
  if (/^'(?:nonce|sha(?:256|384|512))-/i.test(token)) {
    return token.replace(/^'[a-z\d]+-/i, (start) => start.toLowerCase());
  }
  if (token.startsWith("'")) return token.toLowerCase();
  const [, scheme = '', host = '', path = ''] =
    /^([a-z][a-z\d+.-]*:(?:\/\/)?)?([^/]*)(.*)$/is.exec(token) ?? [];
  const port = scheme.toLowerCase() === 'https://' ? host.replace(/:443$/, '') : host;
  return scheme.toLowerCase() + port.toLowerCase() + (path === '/' ? '' : path);
}
