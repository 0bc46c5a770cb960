import { isRecord } from '../../protocol/isRecord.ts';
import { readOwn } from '../../protocol/readOwn.ts';

/** What the browser asked for. */
export interface BrowserRequests {
  /** Addresses asked for as scripts or workers, by documents of the page's origin. */
  readonly scripts: readonly string[];
  /** Addresses of the page itself, in the order in which it was led there. */
  readonly documents: readonly string[];
}

/** Fetch's destinations of code. */
const CODE = /^sec-fetch-dest:\s*(?:script|worker|sharedworker|serviceworker|audioworklet|paintworklet)\s*$/i;

/**
 * Reads Chromium's network log, which knows of scripts that have taken their own tag off the page again.
 *
 * @returns `null` for a text that is no such log, or does not tell of a page
 */
export function readNetLog(text: string, pageOrigin: string): BrowserRequests | null {
  const log = parse(text);
  const types = readOwn(readOwn(log, 'constants'), 'logEventTypes');
  const events = readOwn(log, 'events');
  if (!isRecord(types) || !Array.isArray(events)) return null;
  const names = new Map(Object.entries(types).map(([name, number]) => [number, name]));

  const scripts = new Set<string>();
  const documents: string[] = [];
  const asked = new Map<unknown, string>();
  let isLegible = false;
  for (const event of events as readonly unknown[]) {
    const name = names.get(readOwn(event, 'type')) ?? '';
    const id = readOwn(readOwn(event, 'source'), 'id');
    const params = readOwn(event, 'params');
    const url = readOwn(params, 'url');
    if (name === 'URL_REQUEST_START_JOB' && typeof url === 'string') {
      if (readOwn(params, 'initiator') === pageOrigin) asked.set(id, withoutHash(url));
      if (readOwn(params, 'request_type') === 'main frame') documents.push(url);
    }
    const headers = readOwn(params, 'headers');
    if (!/^HTTP_TRANSACTION_\w*SEND_REQUEST_HEADERS$/.test(name) || !Array.isArray(headers)) continue;
    const address = asked.get(id);
    if (address !== undefined && headers.some((line) => CODE.test(String(line)))) scripts.add(address);
    isLegible ||= headers.some((line) => /^sec-fetch-dest:\s*document\s*$/i.test(String(line)));
  }
  // The page's own request must be in it: otherwise nothing that is not in it means anything.
  return isLegible ? { scripts: [...scripts], documents } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function withoutHash(address: string): string {
  return address.replace(/#.*$/s, '');
}
