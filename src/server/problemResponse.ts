import type { CheckoutProblem } from './CheckoutProblem.ts';
import { jsonResponse } from './jsonResponse.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The problem as an RFC 9457 document with a `code` member. Holds nothing but what the problem says for the caller. */
export function problemResponse(problem: CheckoutProblem): Response {
  const { status, code, message, headers } = problem;
  const title = TITLES[status] ?? (status < 500 ? 'Bad Request' : 'Internal Server Error');
  return jsonResponse(
    { type: 'about:blank', title, status, detail: message, code },
    { status, headers: { ...headers, 'Content-Type': 'application/problem+json' } },
  );
}
