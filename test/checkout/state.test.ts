// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { canSubmit, IDLE, isInFlight, transition } from '../../src/checkout/state.ts';
import type { CheckoutForm } from '../../src/checkout/form.ts';
import type { CheckoutEvent } from '../../src/checkout/CheckoutEvent.ts';
import type { CheckoutState, CheckoutStatus } from '../../src/checkout/state.ts';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { AMOUNT, FORM, SESSION } from './samples.ts';

const declined = new CheckoutError('payment_failed');
const refused = new CheckoutError('promotion_rejected');
const broken = new CheckoutError('session_load_failed');

const open = { session: SESSION, form: FORM };
const STATES: Record<CheckoutStatus, CheckoutState> = {
  idle: IDLE,
  creating: { status: 'creating' },
  loading: { status: 'loading', session: SESSION, progress: 'open' },
  mounting: { status: 'mounting', progress: 'open', ...open },
  ready: { status: 'ready', progress: 'open', ...open },
  submitting: { status: 'submitting', progress: 'submitted', ...open },
  pending: { status: 'pending', progress: 'accepted', ...open, form: { ...FORM, canSubmit: false } },
  complete: { status: 'complete', alreadyPaid: false, ...open },
  expired: { status: 'expired', renewable: true, ...open },
  failed: { status: 'failed', progress: 'open', error: broken, ...open },
};

const EVENTS = {
  opened: { type: 'opened' },
  closed: { type: 'closed' },
  sessionCreated: { type: 'sessionCreated', session: SESSION, progress: 'open' },
  sessionFoundPaid: { type: 'sessionCreated', session: SESSION, progress: 'paid' },
  sdkLoaded: { type: 'sdkLoaded' },
  initialized: { type: 'initialized' },
  submitAllowed: { type: 'canSubmitChanged', canSubmit: true },
  submitForbidden: { type: 'canSubmitChanged', canSubmit: false },
  submitHidden: { type: 'submitVisibleChanged', submitVisible: false },
  amountChanged: { type: 'amountChanged', amount: { ...AMOUNT, total: 20 } },
  promotionApplying: { type: 'promotionApplying', code: 'WELCOME10' },
  promotionClearing: { type: 'promotionClearing', code: 'WELCOME10' },
  promotionRejected: { type: 'promotionRejected', error: refused },
  submitted: { type: 'submitted' },
  accepted: { type: 'accepted' },
  noticed: { type: 'noticed', error: declined },
  succeeded: { type: 'succeeded', alreadyPaid: false },
  failed: { type: 'failed', error: broken },
  expiring: { type: 'expiring' },
  expired: { type: 'expired' },
  renewed: { type: 'renewed' },
  retried: { type: 'retried' },
  reloaded: { type: 'reloaded' },
  interrupted: { type: 'interrupted', error: broken },
} as const satisfies Record<string, CheckoutEvent>;

type EventName = keyof typeof EVENTS;

/** `form`: the status stays and the form changes. Whatever is not listed changes nothing at all. */
const FORM_EVENTS: Partial<Record<EventName, 'form'>> = {
  submitForbidden: 'form',
  submitHidden: 'form',
  amountChanged: 'form',
  promotionApplying: 'form',
  promotionClearing: 'form',
  promotionRejected: 'form',
  noticed: 'form',
  expiring: 'form',
};
const ENDS: Partial<Record<EventName, CheckoutStatus>> = {
  closed: 'idle',
  succeeded: 'complete',
  failed: 'failed',
  expired: 'expired',
};
const TABLE: Record<CheckoutStatus, Partial<Record<EventName, CheckoutStatus | 'form' | undefined>>> = {
  idle: { opened: 'creating' },
  creating: { closed: 'idle', sessionCreated: 'loading', sessionFoundPaid: 'complete', failed: 'failed' },
  loading: { ...ENDS, sdkLoaded: 'mounting' },
  mounting: {
    ...ENDS,
    ...FORM_EVENTS,
    initialized: 'ready',
    accepted: 'pending',
    reloaded: 'loading',
    interrupted: 'failed',
  },
  ready: {
    ...ENDS,
    ...FORM_EVENTS,
    submitted: 'submitting',
    accepted: 'pending',
    reloaded: 'loading',
    interrupted: 'failed',
  },
  submitting: {
    ...ENDS,
    ...FORM_EVENTS,
    submitForbidden: undefined,
    submitAllowed: 'ready',
    noticed: 'ready',
    accepted: 'pending',
    reloaded: 'loading',
    interrupted: 'failed',
  },
  pending: {
    ...ENDS,
    ...FORM_EVENTS,
    submitForbidden: undefined,
    submitAllowed: 'form',
    reloaded: 'loading',
    interrupted: 'failed',
  },
  complete: { closed: 'idle' },
  expired: { closed: 'idle', renewed: 'creating' },
  failed: { closed: 'idle', retried: 'creating', renewed: 'creating' },
};

const pairs = Object.keys(STATES).flatMap((status) =>
  Object.keys(EVENTS).map((event) => ({ status: status as CheckoutStatus, event: event as EventName })),
);

describe('every status with every event', () => {
  it.each(pairs)('$status, $event', ({ status, event }) => {
    const state = STATES[status];
    const next = transition(state, EVENTS[event]);
    const expected = TABLE[status][event];
    if (expected === undefined) {
      expect(next).toBe(state);
    } else if (expected === 'form') {
      expect(next.status).toBe(status);
      expect(formOf(next)).not.toBe(formOf(state));
    } else {
      expect(next.status).toBe(expected);
    }
  });
});

describe('a submit', () => {
  it('is refused while the SDK does not allow it', () => {
    const state = ready({ canSubmit: false });
    expect(transition(state, EVENTS.submitted)).toBe(state);
  });

  it('is refused while a wallet button owns submission', () => {
    const state = ready({ submitVisible: false });
    expect(transition(state, EVENTS.submitted)).toBe(state);
  });

  it.each(['applying', 'clearing'] as const)('is refused while a promotion code is %s', (status) => {
    const state = ready({ promotion: { status, code: 'A' } });
    expect(canSubmit(state)).toBe(false);
    expect(transition(state, EVENTS.submitted)).toBe(state);
  });

  it('clears what was said of the try before', () => {
    const next = transition(ready({ notice: declined }), EVENTS.submitted);
    expect(formOf(next)?.notice).toBeNull();
  });

  it('can be tried again after an error that came without "submit-enabled"', () => {
    const next = transition(STATES.submitting, EVENTS.noticed);
    expect(canSubmit(next)).toBe(true);
    expect(formOf(next)?.notice).toBe(declined);
  });

  it('is in flight until it is settled', () => {
    expect(
      Object.values(STATES)
        .filter(isInFlight)
        .map(({ status }) => status),
    ).toEqual(['submitting', 'pending']);
  });
});

describe('a payment whose result is pending', () => {
  it('stays pending when the SDK only allows a submit', () => {
    expect(transition(STATES.pending, EVENTS.submitAllowed).status).toBe('pending');
    const before = transition(STATES.ready, EVENTS.accepted);
    expect(transition(before, EVENTS.noticed).status).toBe('pending');
  });

  it('stays pending when the SDK only tells an error', () => {
    expect(transition(STATES.pending, EVENTS.noticed).status).toBe('pending');
  });

  it.each([
    [EVENTS.noticed, EVENTS.submitAllowed],
    [EVENTS.submitAllowed, EVENTS.noticed],
  ])(
    'gives the form back when it is refused and another try is allowed, in either order',
    (first, second) => {
      const next = transition(transition(STATES.pending, first), second);
      expect(next.status).toBe('ready');
      expect(canSubmit(next)).toBe(true);
      expect(formOf(next)?.notice).toBe(declined);
    },
  );

  it('leaves an expired session that cannot be renewed, since it may be paid', () => {
    const next = transition(STATES.pending, EVENTS.expired);
    expect(next).toMatchObject({ status: 'expired', renewable: false });
    expect(transition(next, EVENTS.renewed)).toBe(next);
  });

  it('is taken up again when its session is opened once more', () => {
    const mounting = { ...STATES.mounting, progress: 'accepted' } as CheckoutState;
    expect(transition(mounting, EVENTS.initialized).status).toBe('pending');
    expect(transition(mounting, EVENTS.expired)).toMatchObject({ renewable: false });
  });

  it('is remembered by a failure, which then cannot be renewed', () => {
    const failed = transition(STATES.pending, EVENTS.failed);
    expect(failed).toMatchObject({ status: 'failed', progress: 'accepted' });
    expect(transition(failed, EVENTS.renewed)).toBe(failed);
  });

  it('stays pending after an error that does not speak of the payment, whatever is allowed then', () => {
    const told = transition(STATES.pending, { type: 'noticed', error: new CheckoutError('unknown') });
    expect(transition(told, EVENTS.submitAllowed).status).toBe('pending');
  });
});

describe('a session that was submitted before, with an unknown outcome', () => {
  const found = { ...STATES.loading, progress: 'submitted' } as CheckoutState;
  const mounting = transition(found, EVENTS.sdkLoaded);
  const shown = transition(mounting, EVENTS.initialized);

  it('can be paid again, since Clink takes one payment for it', () => {
    expect(shown).toMatchObject({ status: 'ready', progress: 'submitted' });
    const allowed = transition(shown, EVENTS.submitAllowed);
    expect(transition(allowed, EVENTS.submitted).status).toBe('submitting');
  });

  it('is never renewed, from wherever it expires or fails', () => {
    for (const state of [found, mounting, shown]) {
      const expired = transition(state, EVENTS.expired);
      expect(expired).toMatchObject({ status: 'expired', renewable: false });
      expect(transition(expired, EVENTS.renewed)).toBe(expired);
      const failed = transition(state, EVENTS.failed);
      expect(transition(failed, EVENTS.renewed)).toBe(failed);
    }
  });

  it('is an ordinary open session again when the SDK has told a refusal', () => {
    const refusedAgain = transition(STATES.submitting, EVENTS.noticed);
    expect(transition(refusedAgain, EVENTS.expired)).toMatchObject({ renewable: true });
  });
});

describe('an expiry as the answer to a submit', () => {
  it('says that the payment was not taken, so the session may be renewed', () => {
    expect(transition(STATES.submitting, EVENTS.expired)).toMatchObject({
      status: 'expired',
      renewable: true,
    });
  });
});

describe('a renewal', () => {
  it('is refused after a failure that may have charged, and without a session to renew', () => {
    const submitted = transition(STATES.submitting, EVENTS.failed);
    expect(transition(submitted, EVENTS.renewed)).toBe(submitted);
    const none = transition(STATES.creating, EVENTS.failed);
    expect(transition(none, EVENTS.renewed)).toBe(none);
  });

  it('is refused where another part of the page shows the session, and may be paying it', () => {
    const other = transition(STATES.loading, { type: 'failed', error: new CheckoutError('already_mounted') });
    expect(transition(other, EVENTS.renewed)).toBe(other);
  });
});

describe('a promotion code', () => {
  const promotion = { code: 'WELCOME10', discount: 2.4, duration: 'once', terms: null };
  const discounted: CheckoutEvent = { type: 'amountChanged', amount: { ...AMOUNT, promotion } };

  it('is applied when the amount says so', () => {
    const next = transition(ready({ promotion: { status: 'applying', code: 'WELCOME10' } }), discounted);
    expect(formOf(next)?.promotion).toEqual({ status: 'applied', ...promotion });
  });

  it('is rejected with the code that was tried, and the form stays', () => {
    const next = transition(
      ready({ promotion: { status: 'applying', code: 'NOPE' } }),
      EVENTS.promotionRejected,
    );
    expect(next.status).toBe('ready');
    expect(formOf(next)?.promotion).toEqual({ status: 'rejected', code: 'NOPE', error: refused });
  });

  it('stays rejected when the amount changes for another reason', () => {
    const rejected = ready({ promotion: { status: 'rejected', code: 'NOPE', error: refused } });
    expect(formOf(transition(rejected, EVENTS.amountChanged))?.promotion.status).toBe('rejected');
  });

  it.each(['applying', 'clearing'] as const)(
    'is still %s when the amount changes for another reason',
    (status) => {
      const other = { code: 'OLD', discount: 1, duration: null, terms: null };
      const state = ready({ promotion: { status, code: status === 'clearing' ? 'OLD' : 'NEW' } });
      const next = transition(state, { type: 'amountChanged', amount: { ...AMOUNT, promotion: other } });
      expect(formOf(next)?.promotion.status).toBe(status);
    },
  );

  it('is gone when the amount no longer holds it', () => {
    const clearing = ready({ promotion: { status: 'clearing', code: 'WELCOME10' } });
    expect(formOf(transition(clearing, EVENTS.amountChanged))?.promotion).toEqual({ status: 'none' });
  });

  it('stays applied when its removal is refused, with the reason, and nothing is said of a payment', () => {
    const amount = { ...AMOUNT, promotion };
    const clearing = ready({ amount, promotion: { status: 'clearing', code: 'WELCOME10' } });
    const next = formOf(transition(clearing, EVENTS.promotionRejected));
    expect(next?.promotion).toEqual({ status: 'applied', ...promotion, error: refused });
    expect(next?.notice).toBeNull();
  });
});

it('an event that says what is known already changes nothing', () => {
  expect(transition(STATES.ready, EVENTS.submitAllowed)).toBe(STATES.ready);
  const soon = ready({ expiresSoon: true });
  expect(transition(soon, EVENTS.expiring)).toBe(soon);
});

function ready(form: Partial<CheckoutForm>): CheckoutState {
  return { status: 'ready', session: SESSION, progress: 'open', form: { ...FORM, ...form } };
}

function formOf(state: CheckoutState): CheckoutForm | undefined {
  return 'form' in state ? state.form : undefined;
}
