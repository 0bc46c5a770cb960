import { createCheckoutHandler, type CheckoutHandlerOptions } from '../../src/server/index.ts';

export const SECRET_KEY = 'sk_test_canary0secret';
export const SHOP = 'https://shop.example';
export const RETURN_URL = `${SHOP}/complete?session_id={ELEMENTS_SESSION_ID}`;

/** One call that reached the fake Clink. */
export interface ClinkCall {
  readonly url: string;
  readonly init: RequestInit;
  readonly body: unknown;
}

/** A handler whose Clink is `answer`: it is told of each call and answers, throws or never settles. */
export function createTestHandler(
  answer: (call: ClinkCall, count: number) => Response | Promise<Response> = () => created(),
  options: Partial<CheckoutHandlerOptions> = {},
) {
  const calls: ClinkCall[] = [];
  const errors: unknown[] = [];
  const handler = createCheckoutHandler({
    secretKey: SECRET_KEY,
    publishKey: 'pk_test_demo',
    environment: 'sandbox',
    resolveOrder: () => ({ originalAmount: 19, originalCurrency: 'USD', customerEmail: 'ada@shop.example' }),
    authorize: () => true,
    onError: (error) => errors.push(error),
    fetch: async (input, init = {}) => {
      const call = {
        url: input instanceof Request ? input.url : input.toString(),
        init,
        body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
      };
      calls.push(call);
      return answer(call, calls.length);
    },
    ...options,
  });
  return { handler, calls, errors };
}

export function envelope(data: unknown, code: number | string = 200, status = 200): Response {
  return Response.json({ code, msg: code === 200 ? 'success' : 'no', data }, { status });
}

/** Clink's reply to a create, with all it says beyond what a browser may see. */
export function created(sessionId = 'sess_1'): Response {
  return envelope({
    sessionId,
    tokenValue: 'token-canary',
    customerId: 'cus_1',
    originalAmount: 19,
    originalCurrency: 'USD',
    uiMode: 'elements',
    returnUrl: RETURN_URL,
    url: 'https://pay.example/',
    expireTime: '2030-01-01T00:00:00Z',
    apiKey: 'key-canary',
  });
}

/** A POST as the checkout sends it; `headers` with `null` are left out. */
export function post(
  body: unknown = { cartId: 'c1', uiMode: 'elements', returnUrl: RETURN_URL },
  headers: Readonly<Record<string, string | null>> = {},
): Request {
  const all = {
    'Content-Type': 'application/json',
    'Idempotency-Key': 'attempt-0001',
    Origin: SHOP,
    'Sec-Fetch-Site': 'same-origin',
    ...headers,
  };
  return new Request(`${SHOP}/api/checkout/session`, {
    method: 'POST',
    headers: Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
}

export function getStatus(query = '?session_id=sess_1'): Request {
  return new Request(`${SHOP}/api/checkout/session${query}`);
}

/** Status and problem code of an answer, checked to be a problem document without a cacheable or secret part. */
export async function problemOf(response: Response): Promise<string> {
  const text = await response.text();
  const problem = JSON.parse(text) as { status: number; code: string; title: string; detail: string };
  if (response.headers.get('Content-Type') !== 'application/problem+json') throw new Error('not a problem');
  if (response.headers.get('Cache-Control') !== 'no-store') throw new Error('cacheable');
  if (problem.status !== response.status || problem.title === '' || problem.detail === '') {
    throw new Error('incomplete problem');
  }
  if (/canary|at \w+ \(|sk_/.test(text)) throw new Error('leaks');
  return `${problem.status} ${problem.code}`;
}
