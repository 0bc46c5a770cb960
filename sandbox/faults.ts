/** A disturbance to order. Without any of the optional fields a request goes through untouched. */
export interface Fault {
  /** ms before anything else happens */
  readonly delayMs?: number;
  /** Answer with this instead of doing the work. */
  readonly status?: number;
  /** Body of that answer; with `body` alone the status is 200. */
  readonly body?: string;
  /** @default 'application/json' */
  readonly contentType?: string;
  /** Reset the connection, before or after the work is done. */
  readonly drop?: 'before' | 'after';
}

export interface FaultRule extends Fault {
  readonly match: {
    readonly method?: string;
    /** How the path begins, or a pattern of it. */
    readonly path: string | RegExp;
    /** A header the request must carry, with this value where one is given. */
    readonly header?: { readonly name: string; readonly value?: string };
  };
  /** How many requests it meets. @default until it is cleared */
  readonly times?: number;
}

/** The rules in force. The first one that fits a request is used. */
export interface Faults {
  /** Returns the function that takes the rule away again. */
  add(rule: FaultRule): () => void;
  clear(): void;
  list(): readonly FaultRule[];
  /** The fault for a request, counted as used; `null` when there is none. */
  take(request: Request): Fault | null;
}

/** Carries a fault for one request of the REST API: JSON as in `Fault`. */
const FAULT_HEADER = 'X-Sandbox-Fault';

export function createFaults(): Faults {
  const rules: { readonly rule: FaultRule; left: number }[] = [];
  const remove = (entry: (typeof rules)[number]): void => {
    const place = rules.indexOf(entry);
    if (place >= 0) rules.splice(place, 1);
  };
  return {
    add(rule) {
      const entry = { rule, left: rule.times ?? Infinity };
      rules.push(entry);
      return () => remove(entry);
    },
    clear() {
      rules.length = 0;
    },
    list: () => rules.map(({ rule, left }) => (left === Infinity ? rule : { ...rule, times: left })),
    take(request) {
      const own = faultOfHeader(request);
      if (own !== null) return own;
      const entry = rules.find(({ rule }) => fits(rule, request));
      if (entry === undefined) return null;
      entry.left -= 1;
      if (entry.left <= 0) remove(entry);
      return entry.rule;
    },
  };
}

function fits({ match }: FaultRule, request: Request): boolean {
  const { pathname } = new URL(request.url);
  if (match.method !== undefined && match.method.toUpperCase() !== request.method) return false;
  if (typeof match.path === 'string' ? !pathname.startsWith(match.path) : !matches(match.path, pathname))
    return false;
  if (match.header === undefined) return true;
  const value = request.headers.get(match.header.name);
  return value !== null && (match.header.value === undefined || match.header.value === value);
}

// A global pattern remembers where it stopped; the next request must not start there.
function matches(pattern: RegExp, path: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(path);
}

function faultOfHeader(request: Request): Fault | null {
  const text = request.headers.get(FAULT_HEADER);
  if (text === null || !new URL(request.url).pathname.startsWith('/api/')) return null;
  try {
    return readFault(JSON.parse(text));
  } catch {
    return { status: 400, body: JSON.stringify({ code: 400, msg: `${FAULT_HEADER} holds no fault` }) };
  }
}

/** Checks a fault that came as JSON. Throws a `TypeError`. */
export function readFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null) throw new TypeError('A fault is an object.');
  const { delayMs, status, body, contentType, drop } = value as Record<string, unknown>;
  if (delayMs !== undefined && (typeof delayMs !== 'number' || delayMs < 0))
    throw new TypeError('delayMs is ms.');
  if (status !== undefined && (typeof status !== 'number' || status < 200 || status > 599)) {
    throw new TypeError('status is an HTTP status.');
  }
  if (body !== undefined && typeof body !== 'string') throw new TypeError('body is a text.');
  if (contentType !== undefined && typeof contentType !== 'string')
    throw new TypeError('contentType is a text.');
  if (drop !== undefined && drop !== 'before' && drop !== 'after')
    throw new TypeError('drop is before or after.');
  return {
    ...(delayMs === undefined ? {} : { delayMs }),
    ...(status === undefined ? {} : { status }),
    ...(body === undefined ? {} : { body }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(drop === undefined ? {} : { drop }),
  };
}
