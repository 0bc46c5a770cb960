// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { canRenew, canSubmit, IDLE, isOpen, transition, isResuming } from '../../src/checkout/state.ts';
import type { CheckoutForm } from '../../src/checkout/form.ts';
import type { CheckoutEvent } from '../../src/checkout/CheckoutEvent.ts';
import type { CheckoutState } from '../../src/checkout/state.ts';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { AMOUNT, FORM, SESSION } from './samples.ts';

type OpenStatus = 'mounting' | 'ready' | 'submitting' | 'pending';

const broken = new CheckoutError('session_load_failed');
const PROMOTION = { code: 'WELCOME10', discount: 2.4, duration: 'once', terms: null };
const UNTOUCHED: CheckoutForm = {
  amount: null,
  canSubmit: false,
  submitVisible: true,
  fieldsShown: true,
  promotion: { status: 'none' },
  notice: null,
  expiresSoon: false,
};

/** An open session whose form holds something in every place. */
function open(status: OpenStatus, form: Partial<CheckoutForm> = {}) {
  const full = { ...FORM, notice: broken, expiresSoon: true, ...form };
  return { status, session: SESSION, progress: 'open', form: full } as const;
}

/** What a form becomes. */
function formAfter(form: Partial<CheckoutForm>, event: CheckoutEvent): CheckoutForm | null {
  const next = transition(open('ready', form), event);
  return 'form' in next ? next.form : null;
}

function amountWith(promotion: typeof PROMOTION | null): CheckoutEvent {
  return { type: 'amountChanged', amount: { ...AMOUNT, promotion } };
}

describe('a checkout that begins', () => {
  it.each(['submitted', 'accepted'] as const)(
    'loads its session with what is known of it: %s',
    (progress) => {
      const created: CheckoutEvent = { type: 'sessionCreated', session: SESSION, progress };
      expect(transition({ status: 'creating' }, created)).toEqual({
        status: 'loading',
        session: SESSION,
        progress,
      });
    },
  );

  it('is complete with an untouched form when its session is known to be paid', () => {
    const created: CheckoutEvent = { type: 'sessionCreated', session: SESSION, progress: 'paid' };
    expect(transition({ status: 'creating' }, created)).toEqual({
      status: 'complete',
      session: SESSION,
      form: UNTOUCHED,
      alreadyPaid: true,
    });
  });

  it('fails without a session, and with nothing that could have been paid', () => {
    expect(transition({ status: 'creating' }, { type: 'failed', error: broken })).toEqual({
      status: 'failed',
      session: null,
      progress: 'open',
      form: UNTOUCHED,
      error: broken,
    });
  });

  it('shows an untouched form, in which nothing may be submitted yet', () => {
    const loading: CheckoutState = { status: 'loading', session: SESSION, progress: 'submitted' };
    const mounting = transition(loading, { type: 'sdkLoaded' });
    const shown = { session: SESSION, progress: 'submitted', form: UNTOUCHED };
    expect(mounting).toEqual({ ...shown, status: 'mounting' });
    expect(transition(mounting, { type: 'initialized' })).toEqual({ ...shown, status: 'ready' });
  });

  it('that ends before the form is shown ends with an untouched one', () => {
    const loading: CheckoutState = { status: 'loading', session: SESSION, progress: 'accepted' };
    expect(transition(loading, { type: 'expired' })).toEqual({
      status: 'expired',
      session: SESSION,
      form: UNTOUCHED,
      renewable: false,
    });
  });
});

describe('an open checkout', () => {
  it.each(['mounting', 'ready', 'submitting', 'pending'] as const)(
    'keeps session and form when it ends (%s)',
    (status) => {
      const state = open(status);
      const { session, form, progress } = state;
      for (const alreadyPaid of [true, false]) {
        expect(transition(state, { type: 'succeeded', alreadyPaid })).toEqual({
          status: 'complete',
          session,
          form,
          alreadyPaid,
        });
      }
      expect(transition(state, { type: 'failed', error: broken })).toEqual({
        status: 'failed',
        session,
        progress,
        form,
        error: broken,
      });
      expect(transition(state, { type: 'expired' })).toEqual({
        status: 'expired',
        session,
        form,
        renewable: true,
      });
    },
  );

  it.each(['mounting', 'ready', 'submitting', 'pending'] as const)(
    'loads its session again, with what is known of it, when its form was lost (%s)',
    (status) => {
      const state = { ...open(status), progress: 'accepted' } as const;
      expect(transition(state, { type: 'reloaded' })).toEqual({
        status: 'loading',
        session: SESSION,
        progress: 'accepted',
      });
    },
  );

  it.each([
    ['open', 'submitted'],
    ['submitted', 'submitted'],
    ['accepted', 'accepted'],
  ] as const)('that is interrupted while %s has failed, and may have been paid (%s)', (before, after) => {
    const state = { ...open('ready'), progress: before } as const;
    const error = new CheckoutError('element_removed');
    expect(transition(state, { type: 'interrupted', error })).toEqual({
      status: 'failed',
      session: SESSION,
      progress: after,
      form: state.form,
      error,
    });
  });

  it('is resumed while its form is loaded again and a payment was accepted, and at no other time (case 20)', () => {
    const known = { session: SESSION, progress: 'accepted' } as const;
    expect(isResuming({ status: 'loading', ...known })).toBe(true);
    expect(isResuming({ status: 'mounting', form: FORM, ...known })).toBe(true);
    expect(isResuming({ status: 'ready', form: FORM, ...known })).toBe(false);
    expect(isResuming({ status: 'loading', session: SESSION, progress: 'submitted' })).toBe(false);
    expect(isResuming({ status: 'mounting', form: FORM, session: SESSION, progress: 'open' })).toBe(false);
    expect(isResuming({ status: 'creating' })).toBe(false);
  });

  it('is told from one that has not begun or has ended', () => {
    const end = { session: SESSION, form: FORM };
    const closed: CheckoutState[] = [
      IDLE,
      { status: 'creating' },
      { status: 'loading', session: SESSION, progress: 'open' },
      { status: 'complete', alreadyPaid: false, ...end },
      { status: 'expired', renewable: true, ...end },
      { status: 'failed', progress: 'open', error: broken, ...end },
    ];
    expect(closed.filter(isOpen)).toEqual([]);
    const all = (['mounting', 'ready', 'submitting', 'pending'] as const).map((status) => open(status));
    expect(all.filter(isOpen)).toEqual(all);
  });

  it('may be submitted only when it is ready', () => {
    const states = (['mounting', 'ready', 'submitting', 'pending'] as const).map((status) => open(status));
    expect(states.filter(canSubmit).map(({ status }) => status)).toEqual(['ready']);
  });

  it('cannot be renewed', () => {
    expect(canRenew(open('ready'))).toBe(false);
    expect(canRenew(IDLE)).toBe(false);
  });
});

describe('a payment', () => {
  it('that is submitted may have been made from then on', () => {
    expect(transition(open('ready'), { type: 'submitted' })).toEqual({
      ...open('submitting', { notice: null }),
      progress: 'submitted',
      before: 'open',
    });
  });

  it.each(['mounting', 'ready', 'submitting'] as const)(
    'that is accepted takes back what was said and allowed before (%s)',
    (status) => {
      expect(transition(open(status), { type: 'accepted' })).toEqual({
        ...open('pending', { notice: null, canSubmit: false }),
        progress: 'accepted',
        before: 'open',
      });
    },
  );

  it('that is refused without a name is told as a refusal, with Clink’s own code, and may have been made', () => {
    const error = new CheckoutError('unknown', { clinkCode: 'DO_NOT_HONOR' });
    const next = transition({ ...open('submitting'), progress: 'submitted' }, { type: 'noticed', error });
    expect(next).toMatchObject({
      status: 'ready',
      progress: 'submitted',
      form: { notice: { code: 'payment_failed', clinkCode: 'DO_NOT_HONOR' } },
    });
  });

  it('that is refused by another name is told as a refusal all the same', () => {
    const error = new CheckoutError('elements_rejected', { clinkCode: 'LIMIT' });
    expect(transition(open('submitting'), { type: 'noticed', error })).toMatchObject({
      status: 'ready',
      form: { notice: { code: 'payment_failed', clinkCode: 'LIMIT' } },
    });
  });

  it('that was accepted stays so when it is accepted again', () => {
    const pending = { ...open('pending'), progress: 'accepted' } as const;
    expect(transition(pending, { type: 'accepted' })).toBe(pending);
  });

  it.each([
    ['is not said to be refused', { canSubmit: true, notice: null }],
    ['may not be tried again', { canSubmit: false, notice: new CheckoutError('payment_failed') }],
  ])('that was accepted and %s stays pending, whatever the form says', (_, form) => {
    const pending = { ...open('pending', { ...form, expiresSoon: false }), progress: 'accepted' } as const;
    expect(transition(pending, { type: 'expiring' })).toEqual({
      ...pending,
      form: { ...pending.form, expiresSoon: true },
    });
  });
});

describe('what the SDK and the page say of the form', () => {
  it.each<[CheckoutEvent, Partial<CheckoutForm>]>([
    [{ type: 'canSubmitChanged', canSubmit: false }, { canSubmit: false }],
    [{ type: 'fieldsChanged', fieldsShown: false }, { fieldsShown: false }],
    [{ type: 'submitVisibleChanged', submitVisible: false }, { submitVisible: false }],
    [{ type: 'amountChanged', amount: { ...AMOUNT, total: 20 } }, { amount: { ...AMOUNT, total: 20 } }],
    [{ type: 'promotionApplying', code: 'A' }, { promotion: { status: 'applying', code: 'A' } }],
    [{ type: 'promotionClearing', code: 'A' }, { promotion: { status: 'clearing', code: 'A' } }],
    [{ type: 'noticed', error: broken }, { notice: broken }],
    [{ type: 'expiring' }, { expiresSoon: true }],
  ])('changes that alone: %j', (event, change) => {
    const before = { ...FORM, expiresSoon: event.type !== 'expiring' };
    expect(formAfter(before, event)).toEqual({ ...before, ...change });
  });

  it.each<CheckoutEvent>([
    { type: 'canSubmitChanged', canSubmit: true },
    { type: 'fieldsChanged', fieldsShown: true },
    { type: 'submitVisibleChanged', submitVisible: true },
    { type: 'expiring' },
    { type: 'initialized' },
  ])('and was known already changes nothing: %j', (event) => {
    const state = open('ready');
    expect(transition(state, event)).toBe(state);
  });
});

describe('a promotion code', () => {
  it('is applied in whatever case it was typed', () => {
    const applying = { promotion: { status: 'applying', code: 'welcome10' } } as const;
    expect(formAfter(applying, amountWith(PROMOTION))?.promotion).toEqual({
      status: 'applied',
      ...PROMOTION,
    });
    const lower = { ...PROMOTION, code: 'welcome10' };
    const upper = { promotion: { status: 'applying', code: 'WELCOME10' } } as const;
    expect(formAfter(upper, amountWith(lower))?.promotion).toEqual({ status: 'applied', ...lower });
  });

  it('is still being applied when an amount without any code comes', () => {
    const promotion = { status: 'applying', code: 'WELCOME10' } as const;
    expect(formAfter({ promotion }, amountWith(null))?.promotion).toBe(promotion);
  });

  it('that comes with the amount unasked is applied, and is gone when it no longer does', () => {
    const applied = { status: 'applied', ...PROMOTION } as const;
    expect(formAfter({}, amountWith(PROMOTION))?.promotion).toEqual(applied);
    expect(formAfter({ promotion: applied }, amountWith(null))?.promotion).toEqual({ status: 'none' });
  });

  it('that is applied after another one was rejected replaces the rejection', () => {
    const promotion = { status: 'rejected', code: 'NOPE', error: broken } as const;
    expect(formAfter({ promotion }, amountWith(PROMOTION))?.promotion).toEqual({
      status: 'applied',
      ...PROMOTION,
    });
  });

  it('whose removal is refused though no amount holds it is rejected without a code', () => {
    const clearing = { promotion: { status: 'clearing', code: 'WELCOME10' } } as const;
    const rejected = { status: 'rejected', code: '', error: broken };
    for (const amount of [null, AMOUNT]) {
      const next = formAfter({ ...clearing, amount }, { type: 'promotionRejected', error: broken });
      expect(next?.promotion).toEqual(rejected);
    }
  });

  it('that is refused while another one is in force is told, and says nothing of the rest of the form', () => {
    const before = { ...FORM, amount: { ...AMOUNT, promotion: PROMOTION } };
    const applying = { ...before, promotion: { status: 'applying', code: 'NOPE' } } as const;
    expect(
      formAfter(
        { ...applying, notice: null, expiresSoon: false },
        { type: 'promotionRejected', error: broken },
      ),
    ).toEqual({
      ...before,
      promotion: { status: 'rejected', code: 'NOPE', error: broken },
    });
  });
});
