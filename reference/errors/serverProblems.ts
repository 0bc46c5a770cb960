import type { ErrorGuide } from './ErrorGuide.ts';

/** What the handler was asked for: a session, what became of one, or to take an event of Clink's. */
export type AskedFor = 'session' | 'status' | 'session, status' | 'session, event' | 'event' | 'any';

export interface ProblemGuide extends ErrorGuide {
  readonly askedFor: AskedFor;
  /** The sentence that begins what is to be known of it. */
  readonly happened: string;
}

/**
 * For every problem of `react-clink-checkout/server`, by status and code. The types cannot know them, since a merchant's own
 * problems have codes too: `test/docs/errors.test.ts` compares them with the source.
 */
export const SERVER_PROBLEMS: Readonly<Record<string, ProblemGuide>> = {
  '400 invalid_idempotency_key': {
    askedFor: 'session',
    happened: 'The `Idempotency-Key` is missing, or not 8 to 128 letters, digits or `. _ : -`.',
    cause: 'A client of your own, or a proxy that drops the header.',
    fix: 'Send one for each attempt, the same when it is repeated; the checkout does.',
  },
  '400 invalid_json': {
    askedFor: 'session',
    happened: 'The body is no JSON object, deeper than 16 levels, or holds `__proto__` or the like.',
    cause: 'Something has read the body before the handler, such as `express.json()`.',
    fix: 'Mount the handler before it. Send a plain object.',
  },
  '400 invalid_request': {
    askedFor: 'session',
    happened: '`uiMode` is not `elements`, or the `Host` header makes no address.',
    cause: 'A client of your own, or a proxy that rewrites `Host`.',
    fix: 'Post what the checkout posts. Look at the proxy.',
  },
  '400 invalid_return_url': {
    askedFor: 'session',
    happened: '`returnUrl` lacks the placeholder, or leads to an origin that is not allowed.',
    cause: 'A shop on another origin than its server, or behind a proxy that changes the host.',
    fix: 'Put `{ELEMENTS_SESSION_ID}` in. List the origin in `allowedReturnOrigins`.',
  },
  '400 invalid_session_id': {
    askedFor: 'status',
    happened: 'The question has no session id, two, or one that is none.',
    cause: 'A link to the return page without its parameter.',
    fix: 'Ask with one `?session_id=`.',
  },
  '403 forbidden_origin': {
    askedFor: 'session',
    happened: 'A page of another origin has posted.',
    cause: 'The shop’s pages live elsewhere, or a proxy changes the host. Or another site tries.',
    fix: 'List the shop’s origin in `allowedOrigins`.',
  },
  '403 not_authorized': {
    askedFor: 'status',
    happened: '`authorize` did not answer `true`.',
    cause: 'The session’s owner was not remembered, or the cookie did not arrive.',
    fix: 'Remember the owner in `onSessionCreated`. Check `credentials` and the cookie’s `SameSite`.',
  },
  '404 session_not_found': {
    askedFor: 'status',
    happened: 'Clink does not know the session.',
    cause: 'The secret key is of another account or environment than the one that made it.',
    fix: 'Use the same keys on all servers.',
  },
  '405 method_not_allowed': {
    askedFor: 'any',
    happened: 'The handler does not take this method.',
    cause: 'It is mounted for one method of several.',
    fix: 'Mount the checkout for GET and POST, the webhook for POST.',
  },
  '409 request_in_progress': {
    askedFor: 'session',
    happened: 'Another request is making the session of this key.',
    cause: 'A repeat that was sent before the first had its answer, which takes long.',
    fix: 'Nothing: the checkout asks again after `Retry-After`.',
  },
  '409 event_in_progress': {
    askedFor: 'event',
    happened: 'Another delivery of the event is being run.',
    cause: 'Clink delivered again before `onEvent` had ended.',
    fix: 'Nothing: Clink delivers again. Make `onEvent` short.',
  },
  '413 body_too_large': {
    askedFor: 'session',
    happened: 'The order is larger than 32 KB.',
    cause: 'A whole cart in `order`.',
    fix: 'Send the cart’s id.',
  },
  '415 unsupported_media_type': {
    askedFor: 'session',
    happened: 'The order is not `application/json`.',
    cause: 'A form, or a client of your own.',
    fix: 'Set the `Content-Type`.',
  },
  '422 idempotency_key_reused': {
    askedFor: 'session',
    happened: 'The key belongs to another order.',
    cause: 'A client of your own that keeps its key while the order changes.',
    fix: 'Take a new key for a changed order; the checkout does.',
  },
  '422 clink_rejected': {
    askedFor: 'session, status',
    happened: 'Clink said no. Where it has a word for it (`CUSTOMER_NOT_FOUND`), that is the code.',
    cause: 'A price, a product or a customer that Clink does not have.',
    fix: 'Read the cause that `onError` was told, and correct what `resolveOrder` returns.',
  },
  '429 rate_limited': {
    askedFor: 'session, status',
    happened: '`rateLimit` has said how long to wait.',
    cause:
      'Many requests of one caller; stolen cards are tried out so. Or questions of a return page, where both routes are counted as one.',
    fix: 'Nothing, or count more generously. `rateLimit` is told the route: count those for a `session`.',
  },
  '500 internal_error': {
    askedFor: 'any',
    happened: 'The shop’s own code threw, or took longer than 30 s.',
    cause: '`resolveOrder`, `findSession`, `authorize`, `onSessionCreated`, `identifyCaller` or `rateLimit`.',
    fix: 'See `onError`. Throw a `CheckoutProblem` for what the caller should read.',
  },
  '500 invalid_order_resolved': {
    askedFor: 'session',
    happened: '`resolveOrder` returned what Clink would refuse. Nothing was sent.',
    cause: 'An amount of 0 or as a text, a currency that is not three letters, a field that is not Clink’s.',
    fix: '`onError` names the field. A field that is newer than this version goes into `extraFields`.',
  },
  '500 event_failed': {
    askedFor: 'event',
    happened: '`onEvent` threw, or took longer than `leaseMs`.',
    cause: 'The shop’s own code.',
    fix: 'See `onError`. Clink delivers again, and the event is run anew.',
  },
  '502 clink_unreachable': {
    askedFor: 'session',
    happened: 'Clink could not be reached. Nothing was sent.',
    cause: 'The server’s network, its name server or a firewall.',
    fix: 'Let the server reach Clink. The shopper may try again.',
  },
  '502 clink_unauthorized': {
    askedFor: 'session, status',
    happened: 'Clink does not accept this server.',
    cause: 'A secret key that was rolled, or a clock that is more than a day off.',
    fix: 'Set the key and the clock.',
  },
  '502 clink_failed': {
    askedFor: 'session, status',
    happened: 'Clink failed while it was asked what became of a session. Nothing was started.',
    cause: 'A failure at Clink.',
    fix: 'Nothing: it is asked again.',
  },
  '502 invalid_clink_reply': {
    askedFor: 'session, status',
    happened: 'Clink’s answer to what became of a session is no status. Nothing was started.',
    cause: '`apiUrl` leads to something else.',
    fix: 'Leave `apiUrl` out, or correct it.',
  },
  '503 clink_busy': {
    askedFor: 'session, status',
    happened: 'Clink is busy and said when to come back.',
    cause: 'Clink’s own limit.',
    fix: 'Nothing: the checkout asks again.',
  },
  '503 store_unavailable': {
    askedFor: 'session, event',
    happened:
      'The store cannot be reached: no session was started, and of an event nobody knows whether it was run.',
    cause: 'Redis or PostgreSQL is down or full.',
    fix: 'See [stores](stores.md) and `onError`.',
  },
  '503 busy': {
    askedFor: 'session, event',
    happened: 'The memory store is full of checkouts and events under way.',
    cause: 'Somebody starts checkouts by the thousand.',
    fix: 'Give a `rateLimit`, or a store that is shared.',
  },
  '504 clink_unreachable': {
    askedFor: 'session, status',
    happened: 'Clink did not answer what became of a session. Nothing was started.',
    cause: 'The server’s network, or a failure at Clink.',
    fix: 'Nothing: it is asked again.',
  },
  '504 outcome_unknown': {
    askedFor: 'session',
    happened:
      'Clink was asked for a session, and nobody knows what came of it. If there is one, nobody was told of it, so it cannot be paid, and expires.',
    cause:
      'A timeout, a connection that broke after the request was sent, or an answer of Clink’s that leaves it open, such as a 500.',
    fix: 'Nothing. The key stays closed: neither handler nor checkout asks Clink again by itself. A shopper who presses “Try again” gets a session of their own, under another key.',
  },
};
