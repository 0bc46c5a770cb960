import type { CheckoutErrorCode } from '../../src/protocol/CheckoutError.ts';
import type { ErrorGuide } from './ErrorGuide.ts';

/**
 * How the shopper comes to see it: a checkout that failed, a line beside a form that stays, an answer of the promotion code's
 * field, a checkout that expired, or not at all: the verb that was called says it.
 */
export type ShownAs = 'failure' | 'notice' | 'promotion' | 'expiry' | 'result';

/** For every code of a `CheckoutError`: phase, retry and text are the source's own. */
export const CHECKOUT_ERRORS: Readonly<
  Record<CheckoutErrorCode, ErrorGuide & { readonly shownAs: ShownAs }>
> = {
  invalid_order: {
    cause:
      'A field of `order` that Clink would refuse, an order that is no object, a cycle or a `bigint` in it.',
    fix: 'Correct the field that the message names. In production orders are not looked into: try it in development.',
    shownAs: 'failure',
  },
  invalid_return_url: {
    cause: '`returnUrl` lacks `{ELEMENTS_SESSION_ID}`, is not https, or leads to another origin.',
    fix: 'Put the placeholder in. List an origin that is not the page’s own in `allowedReturnOrigins`.',
    shownAs: 'failure',
  },
  network_error: {
    cause:
      'The connection broke, the endpoint’s host is down, or it answers another origin without CORS headers.',
    fix: 'Open the endpoint in the browser’s network panel. For another origin set `cors` and `allowedOrigins` of the handler.',
    shownAs: 'failure',
  },
  timeout: {
    cause:
      'The endpoint, the payment fields, the payment or a promotion code took longer than they may: 15 s, 10 s, 10 minutes, 15 s.',
    fix: 'Measure with `onDiagnostic` what takes so long. During a payment the outcome is unknown: believe the webhook.',
    shownAs: 'failure',
  },
  offline: {
    cause: 'The browser has no network.',
    fix: 'Nothing: the checkout goes on by itself.',
    shownAs: 'failure',
  },
  endpoint_error: {
    cause:
      'The endpoint answered an error. `status` and `clinkCode` say which: see [the endpoint’s codes](#the-endpoint).',
    fix: 'Look the code up below, and at what the handler’s `onError` was told.',
    shownAs: 'failure',
  },
  invalid_response: {
    cause:
      'A login page, a redirect or a framework’s error page in place of JSON; a reply without `sessionId`, key or environment.',
    fix: 'Post to the endpoint and read what comes, or run `npx react-clink-checkout check <url>`.',
    shownAs: 'failure',
  },
  customer_not_found: {
    cause: '`resolveOrder` returned none of `customerId`, `customerEmail`, `referenceCustomerId`.',
    fix: 'Return one of them. An email address is enough: Clink makes the customer.',
    shownAs: 'failure',
  },
  customer_identifier_not_matched: {
    cause: '`customerId` belongs to a customer with another email address or reference.',
    fix: 'Return `customerId` alone, or make the others match.',
    shownAs: 'failure',
  },
  sdk_blocked: {
    cause: 'A content blocker or a firewall of the shopper’s; a `sdkUrl` that is wrong.',
    fix: 'Open `sdkUrl` in the browser. A script that is hosted on the shop’s own origin is blocked less.',
    shownAs: 'failure',
  },
  sdk_timeout: {
    cause: 'A slow network, or a host of the script that does not answer.',
    fix: 'Nothing for a single shopper. For many, host the script yourself (`sdkUrl`) or hint at it early.',
    shownAs: 'failure',
  },
  sdk_invalid: {
    cause: 'A captive portal or a proxy answered in the script’s place, or `sdkUrl` leads to something else.',
    fix: 'Check `sdkUrl`. With `integrity` the tag runs the bytes that you know, or none.',
    shownAs: 'failure',
  },
  sdk_integrity: {
    cause: 'A new release of the script under the same address, while `integrity` is of an older one.',
    fix: 'Give `sdkUrl` a version and take the hash of that file. If you changed nothing, find out who did before you renew it.',
    shownAs: 'failure',
  },
  csp_blocked: {
    cause: 'The page’s policy lacks the host of the script, of the endpoint or of Clink.',
    fix: 'Add what the message names, or send `securityHeaders()`: see [page security](page-security.md).',
    shownAs: 'failure',
  },
  environment_conflict: {
    cause:
      'A checkout of the sandbox and one of production on one page, often after a route changed without a reload.',
    fix: 'Use one environment for each deployment.',
    shownAs: 'failure',
  },
  key_mismatch: {
    cause:
      "A `pk_test_…` with `environment: 'production'`, or the reverse; an option that contradicts the endpoint.",
    fix: 'Take key and environment from one place, best from the endpoint’s answer.',
    shownAs: 'failure',
  },
  secret_key_exposed: {
    cause:
      '`sk_…` or `whsec_…` stands in an option, the order or the endpoint’s reply; often a variable with a public prefix.',
    fix: 'Roll the key in Clink’s dashboard first, then take it out. Answer `sessionId`, `publishKey` and `environment` only.',
    shownAs: 'failure',
  },
  already_mounted: {
    cause:
      'The same order is rendered twice: a dialog over the page, a list, two routes during a transition.',
    fix: 'Render one, or share it: `useCheckoutSession` once, `CheckoutProvider` around both places.',
    shownAs: 'failure',
  },
  element_removed: {
    cause:
      'Something else empties the container: `innerHTML`, a translator, an extension, a tag manager’s script.',
    fix: 'Keep foreign scripts off the container. Hide it by CSS rather than take it out.',
    shownAs: 'failure',
  },
  elements_rejected: {
    cause: 'The publish key is of another account than the session, or the session of another environment.',
    fix: 'Check that `secretKey`, `publishKey` and `environment` are of one account and world.',
    shownAs: 'failure',
  },
  session_load_failed: {
    cause: 'Clink was not reached or failed for a moment.',
    fix: 'Try again. If it stays so, look the session up in Clink’s dashboard.',
    shownAs: 'failure',
  },
  session_not_supported: {
    cause: 'A server of your own made the session for the hosted page.',
    fix: 'Send `uiMode: "elements"` and a `returnUrl` to Clink, as `createCheckoutHandler` does.',
    shownAs: 'failure',
  },
  session_expired: {
    cause:
      'The session ended while a submit or a promotion code was under way. Called after that, the verbs answer `not_ready`.',
    fix: 'Offer `renew`, or set `autoRenew`. A payment that was on its way is seen to its end first.',
    shownAs: 'expiry',
  },
  promotion_rejected: {
    cause:
      'A code that is unknown, has ended, or is not for this order; or one that Clink does not take off again.',
    fix: 'Nothing. To offer no codes, leave `allowPromotionCodes` out of what `resolveOrder` returns.',
    shownAs: 'promotion',
  },
  payment_failed: {
    cause:
      'The bank refused. `clinkCode` has its reason where Clink passes one on, such as `insufficient_funds`.',
    fix: 'Nothing: the shopper tries again in the same form. Do not make a session for each try.',
    shownAs: 'notice',
  },
  not_ready: {
    cause: 'A verb was called in a status that has no use for it, such as `submit` while the form loads.',
    fix: 'Ask `canSubmit` before `submit`; `PayButton` does.',
    shownAs: 'result',
  },
  checkout_closed: {
    cause: '`submit` was called, and the component was taken off the page before Clink had answered.',
    fix: 'Keep the checkout on the page while `inFlight`. What became of the payment the webhook and the return page say.',
    shownAs: 'result',
  },
  unknown: {
    cause: 'An error of Clink’s script that is not documented; `clinkCode` holds its word, where it has one.',
    fix: 'Tell Clink, and this library. Behind a form that stands it is told to `onError` and the form stays.',
    shownAs: 'failure',
  },
};
