import { CheckoutProblem } from './CheckoutProblem.ts';
import type { RouteOptions } from './HandlerOptions.ts';
import { problemResponse } from './problemResponse.ts';

/**
 * What `answer` resolves to, or the problem document for what it throws: a `CheckoutProblem` as it is, anything else as a bare
 * 500 with `detail`. The merchant's log is told of every 5xx. Never rejects.
 */
export async function answerSafely(
  request: Request,
  onError: RouteOptions['onError'],
  detail: string,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  try {
    return await answer(request);
  } catch (error) {
    const problem =
      error instanceof CheckoutProblem ? error : new CheckoutProblem(500, 'internal_error', detail);
    if (problem.status >= 500) report(onError, error, request);
    return problemResponse(problem);
  }
}

/** Tells the merchant's log. The shopper still gets an answer when that is down. */
export function report(onError: RouteOptions['onError'], error: unknown, request: Request): void {
  // An async one may reject, too. Nobody else is there to be told.
  const told = (async (): Promise<void> => onError?.(error, request))();
  told.catch(() => undefined);
}
