/** A fault or an abuse that the library answers for. Tests name it by its number: `… (case 41)`, `… (cases 1, 2)`. */
export interface ReliabilityCase {
  readonly number: number;
  readonly area: string;
  /** What happens to a shop. */
  readonly fault: string;
  /** What shopper or developer gets. */
  readonly answer: string;
}

type Row = readonly [number: number, fault: string, answer: string];

const AREAS: Readonly<Record<string, readonly Row[]>> = {
  'React’s life': [
    [1, 'StrictMode runs effects twice', 'one request, one script, one instance'],
    [2, 'several causes ask for a session of one order', 'one session, one idempotency key'],
    [
      3,
      'unmounted before script, session or instance are there',
      'what comes late is destroyed once, silently',
    ],
    [
      5,
      'remounted while the first load is under way',
      'joined or waited for; never two instances of a session',
    ],
    [6, 'destroyed twice, used after its end', 'one owner destroys once; faults go to `onDiagnostic`'],
    [9, 'new options and callbacks at each render', 'no call, no request, no reload'],
    [11, 'callbacks that change', 'the latest one is called, nothing is subscribed anew'],
    [12, 'the SDK tells before anybody listens', 'nothing is missed'],
    [14, 'hot reload evaluates the module again', 'the same script, session and instance'],
    [15, 'the SDK throws anywhere', 'a typed error in the state; the page lives on'],
    [16, 'the form is moved in the document', 'back to a usable form with the same session'],
    [
      17,
      'translators and extensions change or remove nodes',
      'no exception; a frame that is gone is told and can be got back',
    ],
    [18, 'several checkouts on a page', 'kept apart; one session has one owner'],
    [
      19,
      'the place of the form is removed from outside',
      'the instance is destroyed; 500 mounts leave nothing',
    ],
    [20, 'left while a payment is under way', 'found again as it was, no new session'],
  ],
  'The SDK’s script': [
    [21, 'the network fails, then works', 'tried again; a failure is never remembered'],
    [22, 'neither loaded nor failed', '`sdk_timeout` within the limit'],
    [26, 'what loads is not the SDK', '`sdk_invalid`, asked for past the cache first'],
    [27, 'a content blocker', '`sdk_blocked`, told apart from offline and policy'],
    [28, 'offline at first', 'goes on by itself once online'],
    [29, 'failures of every kind', 'no unhandled rejection'],
    [30, 'many callers at once', 'one tag, one outcome'],
    [31, 'the entry is imported', 'nothing happens'],
  ],
  'Server rendering and frameworks': [
    [32, 'rendered where there is no window', 'stable markup, nothing fetched'],
    [33, 'hydrated', 'server markup equals the first client render'],
    [35, 'another shopper in the same page', 'never the session of the one before'],
    [36, 'a framework remounts', 'the same cart keeps its session'],
  ],
  'Making the session': [
    [37, 'the endpoint is slow, busy or broken', 'tried again within the limit with the same key'],
    [38, 'the endpoint refuses', 'asked once, its code told, its text not'],
    [39, 'a page, a redirect, half or a huge reply', '`invalid_response`, read within bounds'],
    [40, 'the reply is lost after the session was made', 'the same session'],
    [41, 'reload, changed cart, restart', 'the key lives as long as the attempt'],
    [43, 'storage is blocked', 'works without'],
    [44, 'a hostile `endpoint` function', 'a typed error within the limit'],
    [45, 'other sites and bots post', 'refused before anything is made'],
  ],
  'Frames, events, payment': [
    [46, 'the form never becomes ready', '`timeout`, and another try'],
    [49, 'the session is paid already', '`complete`, no request, nothing to pay again'],
    [51, 'errors of the SDK, known and unknown', 'each told as what it is'],
    [52, 'pressed twice', 'one submit'],
    [53, 'submitted too early or too late', '`not_ready`, no call'],
    [54, 'amounts late, malformed or without decimals', 'the last good one, never calculated with'],
    [55, 'a bank’s challenge, cancelled, failed, passed', 'back to the form, or on'],
    [56, '`payment` denied by policy', 'the cause named; cards still work'],
    [57, 'cross-origin isolation', 'the cause named'],
    [58, 'theme or language change', 'in place, same session'],
    [59, 'signals of every kind while typing', 'what was typed stays'],
  ],
  'Time and history': [
    [60, 'the tab sleeps past the end of the session', 'judged by the clock on waking'],
    [62, 'times in odd forms, clocks that are wrong', 'never expired by a guess'],
    [63, 'brought back by the back/forward cache', 'true to what was paid'],
    [
      64,
      'reload, second tab, back after paying',
      'no second charge: one session; in another tab, by `findSession`',
    ],
    [65, 'the way to the return page', 'once, and only where it may lead'],
  ],
  'The return page': [
    [67, 'a hostile session id in the address', 'never asked for'],
    [69, 'the webhook is slower than the shopper', 'calm waiting, never a failure'],
    [71, 'hidden, offline, left, refused while asking', 'pauses, stops, reads nothing stale'],
    [72, 'StrictMode, reload, a shared link', 'reads only; `onPaid` once a page'],
    [73, 'somebody else’s session', 'only who may know is told'],
  ],
  'Security of the page': [
    [74, 'messages from foreign windows', 'nobody listens'],
    [77, 'test keys in production or the reverse', 'refused'],
    [78, 'secrets and ids in logs, errors, addresses', 'nowhere'],
    [79, 'a strict Content-Security-Policy', 'no violation; a missing source is named at once'],
    [80, 'Trusted Types', 'one named policy for one kind of address'],
    [81, 'changed bytes of the script', '`sdk_integrity`, never run'],
    [82, 'another address for the script', 'only Clink’s, the page’s own, the loopback'],
    [83, 'the page framed by another site', 'a header against it, a warning of it'],
    [85, 'texts made to cost time', 'linear time'],
    [86, 'clobbered and patched globals', 'judged by shape'],
  ],
  'The merchant’s server': [
    [87, 'the browser names its price', 'the server’s holds'],
    [88, 'more in Clink’s reply than the browser may see', 'the fields it needs, nothing else'],
    [89, 'one key, many requests at once', 'one session, equal replies'],
    [92, 'a store that fills up', 'bounded'],
    [93, 'Clink does not answer, or not clearly', 'never asked blindly again'],
    [94, 'a clock that is off', 'corrected once by Clink’s own'],
    [95, 'bodies made to break a parser', '400 or 413, never 500'],
  ],
  Webhooks: [
    [96, 'replayed, early, late', 'within the tolerance, once'],
    [98, 'signatures of odd length and letters', 'refused in constant time'],
    [100, 'doubled, out of order, crashed half way', 'the effect once'],
    [101, 'a secret is replaced', 'old and new both count meanwhile'],
  ],
  Packaging: [
    [102, 'the package differs from the source', 'checked as it is packed'],
    [103, 'React 18.0 to 19', 'the same'],
    [104, 'callbacks that throw or hang', 'the checkout goes on'],
  ],
};

export const CASES: readonly ReliabilityCase[] = Object.entries(AREAS).flatMap(([area, rows]) =>
  rows.map(([number, fault, answer]) => ({ number, area, fault, answer })),
);
