import { isSessionId } from '../protocol/sessionId.ts';

/**
 * The session's id from the page's address, which it is taken out of unless it is to `stay`. What else the address says
 * is left as it is, and so is the router's `history.state`. The tab remembers the id for the address that is left, for a
 * reload and for whoever asks next. `null` when there is none that could be asked for.
 */
export function takeSessionId(parameter: string, stay: boolean): string | null {
  const found = new URLSearchParams(location.search).getAll(parameter);
  if (found.length === 0) return recall(keyOf(parameter, location));
  // Twice the same parameter is nobody's honest link.
  const [sessionId] = found;
  if (found.length > 1 || !isSessionId(sessionId)) return null;
  if (!stay) hide(parameter, sessionId);
  return sessionId;
}

function hide(parameter: string, sessionId: string): void {
  const url = new URL(location.href);
  // Part by part, since a URLSearchParams would write the others in its own way.
  const isOther = (part: string): boolean => !new URLSearchParams(`&${part}`).has(parameter);
  url.search = url.search.slice(1).split('&').filter(isOther).join('&');
  const key = keyOf(parameter, url);
  try {
    // An address that stands for another session already: going back to it must not show this one's result.
    if ((sessionStorage.getItem(key) ?? sessionId) !== sessionId) return;
    sessionStorage.setItem(key, sessionId);
    // A storage that takes nothing in says nothing either.
    if (recall(key) === sessionId) history.replaceState(history.state, '', url);
  } catch {
    // No storage, or no more changes of the address allowed. It keeps the id, and everything works as well.
  }
}

function recall(key: string): string | null {
  try {
    const known = sessionStorage.getItem(key);
    return isSessionId(known) ? known : null;
  } catch {
    return null;
  }
}

/** Without the hash, which a link within the page changes. */
function keyOf(parameter: string, { pathname, search }: Pick<URL, 'pathname' | 'search'>): string {
  return `clink:return:${pathname}${search}:${parameter}`;
}
