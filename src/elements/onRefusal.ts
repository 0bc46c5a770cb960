import { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutPhase } from '../protocol/CheckoutError.ts';

/**
 * Calls back when the page's Content-Security-Policy refuses a request to this address, until `signal` is aborted.
 *
 * @param urlOf asked when something was refused; `undefined` where there is no address yet
 * @param directives those that are meant, as reports name them: `script-src-elem`, `connect-src`
 */
export function onRefusal(
  urlOf: () => string | undefined,
  directives: RegExp,
  listener: (directive: string) => void,
  signal: AbortSignal,
): void {
  const onViolation = ({
    disposition,
    effectiveDirective,
    blockedURI,
  }: SecurityPolicyViolationEvent): void => {
    const url = urlOf();
    // A policy that only reports lets the request through. The report may name no more than the origin.
    if (disposition !== 'enforce' || !directives.test(effectiveDirective) || !blockedURI || !url) return;
    // Resolved as the browser does, and without a throw where it is no address at all.
    const { href, origin } = Object.assign(document.createElement('a'), { href: url });
    const isPartOf = blockedURI.startsWith(`${origin}/`) && href.startsWith(blockedURI);
    if (blockedURI === origin || isPartOf) listener(effectiveDirective);
  };
  document.addEventListener('securitypolicyviolation', onViolation, { signal });
}

export function refusedBy(directive: string, phase: CheckoutPhase): CheckoutError {
  return new CheckoutError('csp_blocked', {
    phase,
    message:
      process.env.NODE_ENV === 'production'
        ? directive
        : `The page’s Content-Security-Policy forbids what the checkout needs: add its origin to ${directive}.`,
  });
}
