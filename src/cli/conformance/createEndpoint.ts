import { ANSWER_LIMIT, IDEMPOTENCY_KEY_HEADER } from '../../protocol/SessionRequest.ts';
import type { CheckOptions } from './CheckOptions.ts';
import type { Endpoint } from './Endpoint.ts';
import type { Exchange } from './Exchange.ts';
import { readAnswer } from './readAnswer.ts';

/** Requests in one run, whatever happens. */
const MAX_REQUESTS = 60;

/** How often a 429 is asked again, and the most seconds its `Retry-After` is waited for. */
const PATIENCE = { retries: 10, seconds: 5 };

/** Talks to the endpoint as the checkout in a browser does, one page of its own origin, and keeps what was said. */
export function createEndpoint(options: CheckOptions): Endpoint {
  const { url, order, returnUrl } = options;
  const { origin } = new URL(url);
  const exchanges: Exchange[] = [];
  const body = { ...order, uiMode: 'elements', returnUrl };
  const page = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json' };
  let requests = 0;
  let retries = 0;

  async function send(
    sent: string,
    address: string,
    init: { method: string; headers: Readonly<Record<string, string | null>>; body?: string },
  ): Promise<Exchange> {
    const exchange = await ask(sent, address, init);
    const seconds = Number(exchange.headers.get('Retry-After') ?? '1');
    const isWorthWaiting = seconds <= PATIENCE.seconds && retries < PATIENCE.retries;
    if (exchange.status !== 429 || !isWorthWaiting) return keep(exchange);
    retries += 1;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return keep(await ask(sent, address, init));
  }

  function keep(exchange: Exchange): Exchange {
    exchanges.push(exchange);
    return exchange;
  }

  async function ask(
    sent: string,
    address: string,
    { method, headers, body: text }: Parameters<typeof send>[2],
  ): Promise<Exchange> {
    requests += 1;
    if (requests > MAX_REQUESTS) return silence(sent, `not sent: more than ${MAX_REQUESTS} requests`);
    try {
      const response = await options.fetch(address, {
        method,
        headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null),
        ...(text === undefined ? {} : { body: text }),
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_LIMIT),
      });
      return await readAnswer(sent, response);
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError';
      return silence(sent, isTimeout ? `no answer within ${ANSWER_LIMIT / 1000} s` : 'the connection failed');
    }
  }

  return {
    origin,
    body,
    firstKey: newKey(),
    exchanges,
    countRequests: () => requests,
    post: ({ what, key = newKey(), body: text = JSON.stringify(body), headers = {}, method = 'POST' }) =>
      send(`${method} ${what}`, url, {
        method,
        headers: {
          ...page,
          'Content-Type': 'application/json',
          [IDEMPOTENCY_KEY_HEADER]: key,
          ...options.headers,
          ...headers,
        },
        body: text,
      }),
    get: (what, query, { withCredentials }) =>
      send(`GET ${what}`, addQuery(url, query), {
        method: 'GET',
        headers: { ...page, ...(withCredentials ? options.headers : {}) },
      }),
  };
}

/** As raw as it is given: what is hostile in it must arrive. */
function addQuery(url: string, query: string): string {
  return url.includes('?') ? `${url}&${query.slice(1)}` : url + query;
}

function newKey(): string {
  return `check-${crypto.randomUUID()}`;
}

function silence(sent: string, failure: string): Exchange {
  return { sent, status: 0, headers: new Headers(), text: '', json: undefined, failure };
}
