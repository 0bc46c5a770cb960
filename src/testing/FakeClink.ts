import type { AmountInfo } from '../elements/AmountInfo.ts';
import type { LoadElements } from '../elements/ClinkElements.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import type { SessionRequest } from '../protocol/SessionRequest.ts';
import type { FakeElements } from './FakeElements.ts';
import type { FakeSessionState } from './FakeLedger.ts';
import type { FakeStep, HeldStep } from './FakeSteps.ts';

/** How a fake Clink begins. */
export interface FakeClinkOptions {
  /** What `amount-change` reports first, as `createAmountInfo` completes it. @default 24 USD, promotion codes accepted */
  readonly amount?: Partial<AmountInfo> | undefined;
  /** Milliseconds from the session's creation to its end. @default 24 hours */
  readonly sessionLifetime?: number | undefined;
  /** Whether the form becomes ready by itself once it is mounted. @default true */
  readonly autoReady?: boolean | undefined;
  /**
   * Whether the verbs refuse what Clink would never do at that moment, such as a payment that succeeds before anybody has
   * paid. `false` is for tests of what an unruly SDK can do. @default true
   */
  readonly strict?: boolean | undefined;
}

/** A session that the fake endpoint made. */
export interface FakeSession {
  /** `sess_…` */
  readonly sessionId: string;
  /** With which it was asked for, and would be found again. */
  readonly idempotencyKey: string;
  /** What was asked for: the order, `uiMode` and `returnUrl`. */
  readonly request: SessionRequest;
  /** How far it has come: `pending` while a payment was accepted and has no result. */
  readonly state: FakeSessionState;
}

/**
 * Clink without a network, for a merchant's own tests and stories: an endpoint and an SDK loader to hand to
 * `<ClinkCheckout>`, verbs that make things happen, and a log of every call. It throws where Clink's SDK would.
 *
 * Every verb acts on the live instance, the newest where there are several: two checkouts on one page get a fake each. It
 * throws an Error where there is none, and where Clink would not do such a thing at that moment (`strict`). Verbs change
 * React's state: in tests they belong into `act`.
 */
export interface FakeClink {
  /** `endpoint` and `loadElements`: `<ClinkCheckout {...clink.props} order={…} returnUrl="…" />`. */
  readonly props: Pick<FakeClink, 'endpoint' | 'loadElements'>;
  /**
   * For the option `endpoint`. Makes one session for an idempotency key.
   *
   * @throws Error without an idempotency key
   */
  endpoint(request: SessionRequest, context: { readonly idempotencyKey: string }): Promise<SessionReply>;
  /** For the option `loadElements`. */
  readonly loadElements: LoadElements;
  /** The sessions that the endpoint made, oldest first. */
  readonly sessions: readonly FakeSession[];
  /** Every instance ever made, the destroyed ones too. */
  readonly instances: readonly FakeElements[];
  /** Calls of the endpoint and the SDK, oldest first: `endpoint`, `load`, `createElement paymentMethod`, `submit` … */
  readonly calls: readonly string[];
  /** What was done that Clink's SDK forbids: it throws then, and a caller may have swallowed that. */
  readonly misuses: readonly string[];
  /** Makes the next call of the step wait. */
  hold(step: FakeStep): HeldStep;
  /** Makes the next call of the step fail. */
  fail(step: FakeStep, error: unknown): void;
  /** Makes the next load fail as the SDK does. @default `SessionLoadError`, which may pass */
  failToLoad(name?: string, code?: string): void;
  /**
   * For the end of each test.
   *
   * @throws Error that lists `misuses`, and what was arranged by `hold`, `fail` or `failToLoad` and never came to pass
   */
  verify(): void;
  /** The live instance, the newest of several. @throws Error when there is none */
  readonly current: FakeElements;
  /** The form can be used. Needed only with `autoReady: false`. @throws Error when no payment fields are mounted */
  ready(): void;
  /** Tells another amount; what is left out stays as it was. */
  changeAmount(change: Partial<AmountInfo>): void;
  /** Whether the payment fields are filled in so that the shopper may pay. @default true */
  enableSubmit(canSubmit?: boolean): void;
  /** `false`: a wallet button inside the frame owns submission. */
  showSubmit(visible?: boolean): void;
  /** Accepts the promotion code that was asked for, taking `discount` off. @throws Error when another or none was */
  acceptPromotion(code: string, discount: number): void;
  /** Takes the promotion code off again. @throws Error when that was not asked for */
  clearPromotion(): void;
  /** Refuses what was asked for. @throws Error when nothing was */
  rejectPromotion(): void;
  /**
   * Refuses the payment; the form stays.
   *
   * @param code Clink's reason, in `clinkCode` of the error. @default `card_declined`
   * @throws Error when no payment is under way
   */
  decline(code?: string): void;
  /** Accepts the payment without a result. @throws Error when none is under way */
  pend(): void;
  /** The payment succeeded: the session is paid. @throws Error when none is under way */
  succeed(): void;
  /** The session ends unpaid. @throws Error while a payment is pending: that outlives the session's time */
  expire(): void;
  /** An `error` event with this name, such as `SessionCompleteError`: paid in another tab. */
  raise(name: string, code?: string): void;
}
