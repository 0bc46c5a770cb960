import type { AmountInfo } from '../elements/AmountInfo.ts';
import type { ClinkElements, LoadElements } from '../elements/ClinkElements.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import type { SessionRequest } from '../protocol/SessionRequest.ts';
import { FakeElements, sdkError } from './FakeElements.ts';

/** Options of `createFakeClink`. */
export interface FakeClinkOptions {
  /** What `amount-change` reports first. @default 24 USD, promotion codes accepted */
  readonly amount?: Partial<AmountInfo> | undefined;
  /** Milliseconds from the session's creation to its end. @default 24 hours */
  readonly sessionLifetime?: number | undefined;
  /** Whether the form becomes ready by itself once it is mounted. @default true */
  readonly autoReady?: boolean | undefined;
}

/** A session that the fake endpoint made. */
export interface FakeSession {
  /** `sess_fake_…` */
  readonly sessionId: string;
  /** The key it was made under; the same key gets the same session. */
  readonly idempotencyKey: string;
  /** What the checkout posted. */
  readonly request: SessionRequest;
}

/** A step that waits until the test lets it go on. */
export interface HeldStep {
  /** Lets the step go on. */
  release(): void;
  /** Ends the step with this error. */
  fail(error: unknown): void;
}

/**
 * Clink without a network, for a merchant's own tests and stories: an endpoint and an SDK loader to hand to
 * `<ClinkCheckout>`, verbs that make things happen, and a log of every call. It throws where Clink's SDK would.
 */
export interface FakeClink {
  /** For the option `endpoint`. Makes one session for an idempotency key. */
  endpoint(request: SessionRequest, context: { readonly idempotencyKey: string }): Promise<SessionReply>;
  /** For the option `loadElements`. */
  readonly loadElements: LoadElements;
  /** Sessions that the endpoint made, oldest first. */
  readonly sessions: readonly FakeSession[];
  /** Every instance ever made, the destroyed ones too. */
  readonly instances: readonly FakeElements[];
  /** Calls of the endpoint and the SDK, oldest first: `endpoint`, `load`, `createElement paymentMethod`, `submit` … */
  readonly calls: readonly string[];
  /** What was done that Clink's SDK forbids: it throws then, and a caller may have swallowed that. */
  readonly misuses: readonly string[];
  /** Makes the next call of the step wait. */
  hold(step: 'endpoint' | 'load'): HeldStep;
  /** Makes the next call of the step fail. */
  fail(step: 'endpoint' | 'load', error: unknown): void;
  /** The live instance. @throws Error when there is none */
  readonly current: FakeElements;
  /** The form can be used; called by itself with `autoReady`. */
  ready(): void;
  /** Reports another amount; fields that are left out stay. */
  changeAmount(change: Partial<AmountInfo>): void;
  /** Whether the host may submit. @default true */
  enableSubmit(canSubmit?: boolean): void;
  /** `false`: a wallet button inside the frame owns submission. */
  showSubmit(visible?: boolean): void;
  /** Accepts the promotion code that was asked for, taking `discount` off. */
  acceptPromotion(code: string, discount: number): void;
  /** Takes the promotion code off again, as `clear` asks for. */
  clearPromotion(): void;
  /** Does not accept the promotion code that was asked for; the form stays. */
  rejectPromotion(): void;
  /** Refuses the payment; the form stays. */
  decline(code?: string): void;
  /** The payment is accepted, its result is not known yet. */
  pend(): void;
  /** The payment went through. */
  succeed(): void;
  /** The session has expired. */
  expire(): void;
  /** An `error` event with this name, such as `SessionCompleteError`. */
  raise(name: string, code?: string): void;
}

const AMOUNT: AmountInfo = { totalAmount: 24, currency: 'USD', enablePromotionCode: true };
const DAY = 86_400_000;

let fakes = 0;

/** A Clink of its own: what is done to one changes no other. */
export function createFakeClink(options: FakeClinkOptions = {}): FakeClink {
  fakes += 1;
  const prefix = `sess_fake_${fakes}`;
  const { sessionLifetime = DAY, autoReady = true } = options;
  const sessions: FakeSession[] = [];
  const instances: FakeElements[] = [];
  const calls: string[] = [];
  const misuses: string[] = [];
  const owners = new Map<string, FakeElements>();
  const gates: Record<'endpoint' | 'load', Promise<unknown>[]> = { endpoint: [], load: [] };
  const amount = { ...AMOUNT, ...options.amount };

  const live = (): FakeElements => {
    const found = instances.find((instance) => !instance.isDestroyed);
    if (!found) throw new Error('There is no live instance: nothing is mounted, or it was destroyed.');
    return found;
  };
  const setAmount = (next: AmountInfo): void => {
    live().amount = next;
    live().emit('amount-change', next);
  };

  return {
    sessions,
    instances,
    calls,
    misuses,
    get current() {
      return live();
    },
    endpoint: async (request, { idempotencyKey }) => {
      calls.push('endpoint');
      await gates.endpoint.shift();
      let session = sessions.find((made) => made.idempotencyKey === idempotencyKey);
      if (!session) {
        session = { sessionId: `${prefix}_${sessions.length + 1}`, idempotencyKey, request };
        sessions.push(session);
      }
      return {
        sessionId: session.sessionId,
        publishKey: 'pk_test_fake',
        environment: 'sandbox',
        expireTime: new Date(Date.now() + sessionLifetime).toISOString(),
      };
    },
    loadElements: async ({ sessionId, environment, publishKey }): Promise<ClinkElements> => {
      calls.push('load');
      await gates.load.shift();
      if (environment !== 'sandbox' || !publishKey.startsWith('pk_test_')) throw sdkError('ClinkApiError');
      if (owners.has(sessionId)) {
        misuses.push('load of a session that has a live instance');
        throw new Error('This session has a live instance already');
      }
      const instance = new FakeElements({
        sessionId,
        amount,
        autoReady,
        onMisuse: (text) => misuses.push(text),
        log: (call) => calls.push(call),
        onDestroy: () => owners.delete(sessionId),
      });
      owners.set(sessionId, instance);
      instances.push(instance);
      return instance;
    },
    hold: (step) => {
      let release: () => void = () => {};
      let fail: (error: unknown) => void = () => {};
      const gate = new Promise<void>((resolve, reject) => {
        release = resolve;
        fail = reject;
      });
      gate.catch(() => {});
      gates[step].push(gate);
      return { release, fail };
    },
    fail: (step, error) => {
      const gate = Promise.reject(error);
      gate.catch(() => {});
      gates[step].push(gate);
    },
    ready: () => live().ready(),
    changeAmount: (change) => setAmount({ ...live().amount, ...change }),
    enableSubmit: (canSubmit = true) => live().emit('submit-enabled', canSubmit),
    showSubmit: (visible = true) => live().emit('submit-visible', visible),
    acceptPromotion: (code, discount) => {
      const before = live().amount;
      setAmount({
        ...before,
        totalAmount: Number(before.totalAmount) - discount,
        discountAmount: discount,
        promotionCodeInfo: { code, discountAmount: discount },
      });
    },
    clearPromotion: () => {
      const before = live().amount;
      const discount = Number(before.discountAmount ?? 0);
      setAmount({
        ...before,
        totalAmount: Number(before.totalAmount) + discount,
        discountAmount: null,
        promotionCodeInfo: null,
      });
    },
    rejectPromotion: () => live().emit('promo-code-error', sdkError('PromoCodeError')),
    decline: (code = 'card_declined') => {
      const instance = live();
      instance.emit('error', sdkError('PaymentError', code));
      instance.emit('submit-enabled', true);
    },
    pend: () => live().emit('session-pending', undefined),
    succeed: () => live().emit('session-success', undefined),
    expire: () => live().emit('error', sdkError('SessionExpiredError')),
    raise: (name, code) => live().emit('error', sdkError(name, code)),
  };
}
