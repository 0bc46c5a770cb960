import { IDEMPOTENCY_KEY_HEADER } from '../protocol/SessionRequest.ts';
import { answerSafely } from './answerSafely.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import { checkSource, ownOrigins } from './checkSource.ts';
import type { CheckoutRoute, RouteOptions } from './HandlerOptions.ts';
import { CALLBACK_LIMIT, limitTime } from './limitTime.ts';
import { problemResponse } from './problemResponse.ts';
import { readOrigins } from './readOrigins.ts';

/** A Fetch API handler, for any server that speaks `Request` and `Response`. It never rejects. */
export type Handler = (request: Request) => Promise<Response>;

/** One method of an endpoint: what it is called in the rate limit, and how it answers. */
export interface Route {
  readonly name: CheckoutRoute;
  /** May throw anything: a `CheckoutProblem` is answered as it is, the rest with a bare 500. */
  readonly answer: (request: Request) => Promise<Response>;
}

/**
 * Puts around routes, by HTTP method, what all of them need: who may ask and how often, CORS, and errors as RFC 9457
 * problem documents.
 *
 * @throws TypeError for a wrong option
 */
export function createRoute(options: RouteOptions, routes: Readonly<Record<string, Route>>): Handler {
  const { cors = false, rateLimit, onError } = options;
  const allowedOrigins = readOrigins('allowedOrigins', options.allowedOrigins);
  if (cors && allowedOrigins.length === 0) {
    throw new TypeError('cors needs allowedOrigins: the pages of other origins that may ask.');
  }
  const methods = Object.keys(routes);

  async function answer(request: Request): Promise<Response> {
    const route = Object.hasOwn(routes, request.method) ? routes[request.method] : undefined;
    if (cors && request.method === 'OPTIONS')
      return new Response(null, { status: 204, headers: preflight() });
    if (!route) {
      throw new CheckoutProblem(405, 'method_not_allowed', `Use ${methods.join(' or ')} here.`, {
        headers: { Allow: methods.join(', ') },
      });
    }
    if (request.method !== 'GET') checkSource(request, allowedOrigins);
    const seconds = await limitTime(rateLimit?.(request, route.name), CALLBACK_LIMIT);
    if (typeof seconds === 'number' && seconds > 0) {
      throw new CheckoutProblem(429, 'rate_limited', 'Too many requests. Try again later.', {
        headers: { 'Retry-After': String(Math.ceil(seconds)) },
      });
    }
    return route.answer(request);
  }

  function preflight(): Record<string, string> {
    return {
      'Access-Control-Allow-Methods': methods.join(', '),
      'Access-Control-Allow-Headers': `Content-Type, ${IDEMPOTENCY_KEY_HEADER}`,
      'Access-Control-Max-Age': '600',
    };
  }

  /** Errors too: a page that may not read why it was refused cannot tell its shopper. */
  function share(request: Request, response: Response): Response {
    const origin = request.headers.get('Origin');
    if (!cors || origin === null || ownOrigins(request).includes(origin)) return response;
    response.headers.set('Vary', 'Origin');
    if (!allowedOrigins.includes(origin)) return response;
    response.headers.set('Access-Control-Allow-Origin', origin);
    response.headers.set('Access-Control-Allow-Credentials', 'true');
    // `Date` corrects the clock of a shopper's device, by which a session seems to have ended.
    response.headers.set('Access-Control-Expose-Headers', 'Retry-After, Date');
    return response;
  }

  return async (request) => {
    // A server may pass on whatever a client wrote as its host.
    if (!URL.canParse(request.url)) {
      return problemResponse(
        new CheckoutProblem(400, 'invalid_request', 'The request’s Host header makes no valid address.'),
      );
    }
    const answered = answerSafely(
      request,
      onError,
      'The shop could not answer. Nothing was charged.',
      answer,
    );
    return share(request, await answered);
  };
}
