/** What came over the network, for a report: nothing that a terminal would take for a command. */
export function plain(text: string): string {
  const safe = text.replaceAll(/[^\u0021-\u007E]/g, '?');
  return safe.length > 160 ? `${safe.slice(0, 159)}…` : safe;
}

/** An address for a report. Its query may hold a key, so only that there is one. */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return plain(address.replace(/[?#].*$/s, '?…'));
  const url = new URL(address);
  if (url.origin === 'null') return `${url.protocol}…`;
  return plain(url.origin + url.pathname) + (url.search === '' ? '' : '?…');
}
