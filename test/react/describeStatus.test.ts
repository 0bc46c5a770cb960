// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { transition } from '../../src/checkout/state.ts';
import type { CheckoutState } from '../../src/checkout/state.ts';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import type { CheckoutErrorCode } from '../../src/protocol/CheckoutError.ts';
import type { CheckoutVerbs } from '../../src/react/CheckoutView.ts';
import { viewOf } from '../../src/react/CheckoutView.ts';
import { describeStatus } from '../../src/react/describeStatus.ts';
import type { StatusAction } from '../../src/react/describeStatus.ts';
import { ENGLISH } from '../../src/react/messages.ts';
import { FORM, SESSION } from '../checkout/samples.ts';

const say = (state: CheckoutState) => describeStatus(viewOf(state, {} as CheckoutVerbs, {}), ENGLISH);
const open = { session: SESSION, form: FORM, progress: 'open' as const };

describe('what is said of each status', () => {
  it.each([
    [{ status: 'idle' }, 'progress', ENGLISH.loading, undefined],
    [{ status: 'creating' }, 'progress', ENGLISH.loading, undefined],
    [{ status: 'loading', session: SESSION, progress: 'open' }, 'progress', ENGLISH.loading, undefined],
    [{ status: 'mounting', ...open }, 'progress', ENGLISH.loading, undefined],
    [{ status: 'submitting', ...open }, 'progress', ENGLISH.paying, undefined],
    [{ status: 'pending', ...open }, 'progress', ENGLISH.confirming, 'viewOrder'],
    [{ status: 'complete', alreadyPaid: false, ...open }, 'success', ENGLISH.paid, 'viewOrder'],
    [{ status: 'complete', alreadyPaid: true, ...open }, 'success', ENGLISH.alreadyPaid, 'viewOrder'],
    [{ status: 'expired', renewable: true, ...open }, 'warning', ENGLISH.expired, 'renew'],
    [{ status: 'expired', renewable: false, ...open }, 'warning', ENGLISH.expiredInFlight, 'viewOrder'],
  ] satisfies [CheckoutState, string, string, StatusAction | undefined][])(
    '%j',
    (state, kind, text, action) => {
      expect(say(state)).toEqual({ kind, text, ...(action && { action }) });
    },
  );

  it('ready: nothing, since the form speaks for itself', () => {
    expect(say({ status: 'ready', ...open })).toBeNull();
    for (const code of ['unknown', 'elements_rejected'] as const) {
      const form = { ...FORM, notice: new CheckoutError(code) };
      expect(say({ status: 'ready', ...open, form })).toBeNull();
    }
  });

  it('ready, soon over: that it is', () => {
    expect(say({ status: 'ready', ...open, form: { ...FORM, expiresSoon: true } })?.text).toBe(
      ENGLISH.expiresSoon,
    );
  });

  it.each([
    [undefined, ENGLISH.declined],
    ['card_declined', ENGLISH.declined],
    ['insufficient_funds', ENGLISH.insufficientFunds],
    ['authentication_failed', ENGLISH.authenticationFailed],
  ])('ready after a refusal (%s): the reason that helps', (clinkCode, text) => {
    const notice = new CheckoutError('payment_failed', { clinkCode });
    expect(say({ status: 'ready', ...open, form: { ...FORM, notice } })).toEqual({ kind: 'error', text });
  });
});

describe('the action for each failure', () => {
  const ACTIONS: Partial<Record<CheckoutErrorCode, StatusAction | undefined>> = {
    invalid_order: 'contact',
    invalid_return_url: 'contact',
    network_error: 'retry',
    timeout: 'retry',
    offline: undefined,
    endpoint_error: 'retry',
    invalid_response: 'retry',
    customer_not_found: 'contact',
    customer_identifier_not_matched: 'contact',
    sdk_blocked: 'retry',
    sdk_timeout: 'retry',
    sdk_invalid: 'retry',
    sdk_integrity: 'contact',
    csp_blocked: 'contact',
    environment_conflict: 'contact',
    key_mismatch: 'contact',
    secret_key_exposed: 'contact',
    already_mounted: 'retry',
    elements_rejected: 'renew',
    session_load_failed: 'retry',
    session_not_supported: 'contact',
    unknown: 'retry',
  };

  it.each(Object.entries(ACTIONS) as [CheckoutErrorCode, StatusAction | undefined][])(
    '%s: %s',
    (code, action) => {
      const said = say({ status: 'failed', error: new CheckoutError(code), ...open });
      expect(said?.action).toBe(action);
      if (action === 'renew') {
        const failed: CheckoutState = { status: 'failed', error: new CheckoutError(code), ...open };
        expect(transition(failed, { type: 'renewed' }).status).toBe('creating');
      }
    },
  );

  it.each(['submitted', 'accepted'] as const)(
    'where money may have moved (%s): only a look at the order',
    (progress) => {
      const said = say({
        status: 'failed',
        error: new CheckoutError('session_load_failed'),
        ...open,
        progress,
      });
      expect(said).toEqual({ kind: 'warning', text: ENGLISH.outcomeUnknown, action: 'viewOrder' });
    },
  );

  it('never says that nothing was charged where something may have been', () => {
    for (const text of [ENGLISH.outcomeUnknown, ENGLISH.expiredInFlight, ENGLISH.confirming]) {
      expect(text).not.toMatch(/nothing was charged/i);
      expect(text).toMatch(/do not pay again/i);
    }
  });
});
