import type { CheckOptions } from '../../src/cli/conformance/CheckOptions.ts';
import { runChecks } from '../../src/cli/conformance/runChecks.ts';
import type { Report } from '../../src/cli/conformance/runChecks.ts';
import { created, createTestHandler, envelope, RETURN_URL, SHOP } from '../server/createTestHandler.ts';

export const ENDPOINT = `${SHOP}/api/checkout/session`;
const OWNER = 'shopper=ada';

export type Endpoint = (request: Request) => Promise<Response>;

/** `createCheckoutHandler` on a fake Clink that makes a new session at each call; only its owner is told of one. */
export function openEndpoint(): { endpoint: Endpoint; sessions: () => number } {
  let sessions = 0;
  const { handler } = createTestHandler(
    ({ init, url }) => {
      if (init.method === 'POST') return created(`sess_${(sessions += 1)}`);
      const id = decodeURIComponent(url.split('/').at(-1) ?? '');
      return /^sess_\d+$/.test(id)
        ? envelope({ sessionId: id, status: 'open', paymentStatus: 'unpaid' })
        : envelope(null, 40401);
    },
    { authorize: (_id, request) => request.headers.get('Cookie') === OWNER },
  );
  return { endpoint: handler, sessions: () => sessions };
}

/** Checks an endpoint in this process. */
export function check(endpoint: Endpoint, options: Partial<CheckOptions> = {}): Promise<Report> {
  return runChecks({
    url: ENDPOINT,
    order: { cartId: 'c_1', note: { b: 1, a: 2 } },
    headers: { Cookie: OWNER },
    returnUrl: RETURN_URL,
    production: false,
    json: false,
    fetch: async (input, init) => endpoint(new Request(input, init)),
    ...options,
  });
}

/** `name verdict` of each check that found something. */
export function complaintsOf(report: Report): string[] {
  return report.results
    .filter(({ verdict }) => verdict !== 'ok')
    .map(({ name, verdict }) => `${name} ${verdict}`);
}

/** The request with other headers (`null` removes one), method or body. */
export async function changed(
  request: Request,
  headers: Readonly<Record<string, string | null>>,
  change: { readonly method?: string; readonly body?: string } = {},
): Promise<Request> {
  const all = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  const method = change.method ?? request.method;
  const body = method === 'GET' ? undefined : (change.body ?? (await request.text()));
  return new Request(request.url, { method, headers: all, ...(body === undefined ? {} : { body }) });
}
