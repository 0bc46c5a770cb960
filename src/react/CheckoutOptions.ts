import type { QueryClient } from '@tanstack/react-query';
import type { CheckoutAmount } from '../checkout/amount.ts';
import type { SessionEndpoint } from '../checkout/requestSession.ts';
import type { LoadElements, PresetOptions } from '../elements/ClinkElements.ts';
import type { CheckoutError, CheckoutPhase } from '../protocol/CheckoutError.ts';
import type { CheckoutOrder } from '../protocol/CheckoutOrder.ts';
import type { ClinkEnvironment } from '../protocol/environment.ts';

/**
 * What makes a checkout this one. A changed value, compared by content (`queryClient` by reference), is a new checkout with
 * a new session.
 */
export interface CheckoutIdentity {
  /**
   * The merchant's session-creation endpoint: a URL, posted to as JSON, or a function that calls one. Functions
   * cannot be compared by content, so all of them count as the same endpoint; tell two apart by `scope`.
   */
  readonly endpoint: string | SessionEndpoint;
  /** Posted to the endpoint. Must hold something unique to this purchase, such as a cart id. */
  readonly order: CheckoutOrder;
  /**
   * Whose checkout it is, such as a user id: sessions are never shared between scopes. Needed where shoppers take turns in one
   * tab: it remembers which order was paid.
   */
  readonly scope?: string | undefined;
  /** `pk_…`, where the endpoint does not answer it. */
  readonly publishKey?: string | undefined;
  /** Where the endpoint does not answer it. @default what the publish key's prefix says */
  readonly environment?: ClinkEnvironment | undefined;
  /**
   * Where the session is kept: make it once, not in each render. Another client is another checkout, with a session of its
   * own.
   * @default the client of the nearest `QueryClientProvider`, else one of the library's own
   */
  readonly queryClient?: QueryClient | undefined;
}

/**
 * Applied in place at any time: never a new session, never a reload of the payment fields. Of `appearance` those take notice
 * as `CheckoutAppearance` says.
 */
export interface CheckoutLiveOptions {
  /** BCP 47; for the payment fields. @default the SDK's own choice */
  readonly locale?: string | undefined;
  /** `inherit` reads primary colour, corners and scheme off the page itself, and follows when they change. */
  readonly appearance?: CheckoutAppearance | 'inherit' | undefined;
  /** Milliseconds before the session's end at which `expiresSoon` becomes true. @default 120000 */
  readonly expiryNotice?: number | undefined;
  /** Whether a session that expired unpaid is renewed without asking, once. @default false */
  readonly autoRenew?: boolean | undefined;
  /** The shopper can type and pay. Once for each session. */
  readonly onReady?: ((event: { readonly sessionId: string }) => void) | undefined;
  /** What is to be paid has changed: at first, by a promotion code, or by another currency. Display only. */
  readonly onAmountChange?: ((amount: CheckoutAmount) => void) | undefined;
  /**
   * The payment went through, as far as the browser can know: fulfil from the webhook, never from this. Without it
   * the library goes to `returnUrl`. With it, where to go is the callback's business: it navigates itself, stays, or
   * returns `true` to let the library navigate after all. Not called, and nobody is sent anywhere, for an order that was
   * paid when the checkout opened: the way back from the return page would be a trap.
   */
  readonly onComplete?: ((event: CheckoutCompletion) => unknown) | undefined;
  /** Accepted, the result is not known yet: neither a success nor a failure. */
  readonly onPending?: ((event: CheckoutCompletion) => void) | undefined;
  /** The session has ended unpaid, or while a payment was on its way. */
  readonly onExpire?: ((event: { readonly sessionId: string }) => void) | undefined;
  /** The checkout failed, a payment was refused, or Clink's script complains of something while the form stays. */
  readonly onError?: ((error: CheckoutError) => void) | undefined;
  /** Each step and its duration, for logs and monitoring. Holds no id, key or amount. */
  readonly onDiagnostic?: ((diagnostic: CheckoutDiagnostic) => void) | undefined;
}

/** Read when the session is made. */
export interface CheckoutCreateOptions {
  /**
   * Where the shopper goes afterwards, with `{ELEMENTS_SESSION_ID}` in place of the session's id: an https URL on the
   * page's own origin (http on localhost), or a path.
   */
  readonly returnUrl: string;
  /** Origins besides the page's own that `returnUrl` may lead to. */
  readonly allowedReturnOrigins?: readonly string[] | undefined;
  /**
   * Whether a reload of the page meets the same session before anybody has tried to pay: the tab's `sessionStorage` keeps the
   * idempotency key under a fingerprint of the order until the session ends. After a try the session is met again in any
   * case. Needs an endpoint that honours the key, as this library's does, and an `order` that changes whenever what is to be paid may change, such
   * as `{ cartId, version }`: the same order gets the session, and so the price, that it had before. @default false
   */
  readonly resumeOnReload?: boolean | undefined;
  /** How cookies go along to `endpoint`. @default "same-origin" */
  readonly credentials?: RequestCredentials | undefined;
  /**
   * Clink's script, self-hosted or the embedded Clink's. A page that has loaded the script itself is served by that one,
   * wherever it came from. @default Clink's package on jsDelivr
   */
  readonly sdkUrl?: string | undefined;
  /** For the script tag, under a Content-Security-Policy with nonces. */
  readonly nonce?: string | undefined;
  /** Subresource integrity of the script, where this library loads it. */
  readonly integrity?: string | undefined;
  /** Another way to the SDK, such as `loadClinkElements` of `@clink-ai/clink-elements`; no script tag then. */
  readonly loadElements?: LoadElements | undefined;
}

/**
 * Options of `useCheckoutSession`, and props of `ClinkCheckout`: what makes the checkout this one, what may change at any
 * time, and what counts for the next session.
 */
export interface CheckoutOptions extends CheckoutIdentity, CheckoutLiveOptions, CheckoutCreateOptions {
  /** Throws a failed checkout's error while rendering, for an error boundary. @default false */
  readonly throwOnError?: boolean | undefined;
}

/**
 * Look of the checkout and of the payment fields in it. `theme` changes in place; of the rest the payment fields take
 * notice when they are loaded.
 */
export interface CheckoutAppearance {
  /** `system` follows the shopper's setting. @default the SDK's own choice, which is light */
  readonly theme?: 'light' | 'dark' | 'system' | undefined;
  /** CSS colour of the pay button. */
  readonly primaryColor?: string | undefined;
  /** Pixels: corners of fields and buttons, and of the card around them. */
  readonly radius?: PresetOptions['radius'];
  /** Whether the choice of currency is left out where there is only one. @default true */
  readonly hideIfOneCurrency?: boolean | undefined;
}

/** A checkout that came to its end. */
export interface CheckoutCompletion {
  /** `sess_…` */
  readonly sessionId: string;
  /** With the session's id filled in. */
  readonly returnUrl: string;
  /** Paid in another tab meanwhile; nothing was charged now. */
  readonly alreadyPaid: boolean;
}

/** One step of a checkout. */
export interface CheckoutDiagnostic {
  /**
   * `timing`: a part of the wait has ended, the same figures as the User Timing measures `clink-checkout:…`.
   * `fault`: the SDK threw where it changes nothing, such as while it was destroyed.
   */
  readonly type: 'status' | 'timing' | 'error' | 'warning' | 'fault';
  /**
   * The status that was entered, an error's code, a warning's text, or what took the time: `session`, `script`,
   * `instance`, `ready` (all of it, from the start to a form that can be used), `submit`.
   */
  readonly detail: string;
  /** Milliseconds since the step before; with `timing`, how long it took. */
  readonly duration: number;
  /** Where an error arose; with `error` only. */
  readonly phase?: CheckoutPhase | undefined;
}
