import type { BaselineScript } from './Baseline.ts';

/** Whether an address is that of a script of the baseline. */
export function isSameScript({ url, addedBy }: BaselineScript, address: string, pageUrl: string): boolean {
  if (!URL.canParse(url, pageUrl)) return false;
  const listed = new URL(url, pageUrl);
  listed.hash = '';
  if (listed.href === address) return true;
  if (addedBy === 'page') return false;
  // The library's second try asks past a proxy's cache.
  const tried = new URL(address);
  if (!/^[?&]retry=\d$/.test(tried.search.slice(listed.search.length))) return false;
  tried.search = listed.search;
  return tried.href === listed.href;
}
