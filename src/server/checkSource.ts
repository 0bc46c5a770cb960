import { CheckoutProblem } from './CheckoutProblem.ts';

/**
 * Refuses requests that a page of another origin made the shopper's browser send.
 * @throws CheckoutProblem 403
 */
export function checkSource(request: Request, allowedOrigins: readonly string[]): void {
  const origin = request.headers.get('Origin');
  const site = request.headers.get('Sec-Fetch-Site');
  // Every browser sends one of the two with a POST; a request with neither comes from a program, which brings no
  // shopper's cookies along.
  const trusted =
    origin === null
      ? site === null || site === 'same-origin'
      : [...ownOrigins(request), ...allowedOrigins].includes(origin);
  if (!trusted) {
    throw new CheckoutProblem(
      403,
      'forbidden_origin',
      'This page is not allowed to start a checkout here. List its origin in allowedOrigins if it should be.',
    );
  }
}

/** The origin the request was sent to, and the same host over https: TLS often ends at a proxy before the server. */
export function ownOrigins(request: Request): string[] {
  const { origin, host } = new URL(request.url);
  return [origin, `https://${host}`];
}
