import type { ElementsEvents } from '../elements/ClinkElements.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import { readOwnText } from '../protocol/readOwn.ts';
import { readAmount } from './amount.ts';
import type { CheckoutEvent } from './CheckoutEvent.ts';

/**
 * The border to the SDK: its event names and error names, and what they mean here. Nothing past this file knows
 * their spelling. Source: the event and error tables of Clink's Elements documentation.
 */
export const SDK_EVENTS: {
  readonly [E in keyof ElementsEvents]: (payload: unknown) => CheckoutEvent | null;
} = {
  'submit-enabled': (payload) => ({ type: 'canSubmitChanged', canSubmit: payload === true }),
  'submit-visible': (payload) => ({ type: 'submitVisibleChanged', submitVisible: payload !== false }),
  'amount-change': (payload) => {
    const amount = readSafely(() => readAmount(payload));
    return amount ? { type: 'amountChanged', amount } : null;
  },
  'session-init-success': () => ({ type: 'initialized' }),
  'session-success': () => ({ type: 'succeeded', alreadyPaid: false }),
  'session-pending': () => ({ type: 'accepted' }),
  'promo-code-error': (payload) => ({
    type: 'promotionRejected',
    error: new CheckoutError('promotion_rejected', { clinkCode: codeOf(payload) }),
  }),
  error: (payload) => eventOfError(payload, 'open'),
};

/**
 * What an error of the SDK means, by its name.
 *
 * @param stage `load`: there is no form yet, so any error ends the attempt. `open`: an error without a known name is
 *   a notice, since it must not throw away what the shopper typed.
 */
export function eventOfError(error: unknown, stage: 'load' | 'open'): CheckoutEvent {
  // A loader of ours has named it already.
  if (isNamed(error)) return { type: 'failed', error };
  const clinkCode = codeOf(error);
  switch (nameOf(error)) {
    case 'SessionExpiredError':
      return { type: 'expired' };
    case 'SessionCompleteError':
      return { type: 'succeeded', alreadyPaid: true };
    case 'SessionLoadError':
      return { type: 'failed', error: new CheckoutError('session_load_failed', { clinkCode }) };
    case 'SessionNotSupportedError':
      return { type: 'failed', error: new CheckoutError('session_not_supported', { clinkCode }) };
    case 'ClinkApiError':
      return stage === 'load'
        ? { type: 'failed', error: new CheckoutError('elements_rejected', { clinkCode }) }
        : { type: 'noticed', error: new CheckoutError('elements_rejected', { clinkCode, phase: 'payment' }) };
    case 'PromoCodeError':
      if (stage === 'load') return nameless(clinkCode);
      return { type: 'promotionRejected', error: new CheckoutError('promotion_rejected', { clinkCode }) };
    default:
      if (stage === 'load') return nameless(clinkCode);
      return {
        type: 'noticed',
        error: new CheckoutError(isRefusal(error) ? 'payment_failed' : 'unknown', {
          clinkCode,
          phase: 'payment',
        }),
      };
  }
}

/** Whatever ends a load ends the attempt: nothing else would be heard of it. */
function nameless(clinkCode: string | undefined): CheckoutEvent {
  return { type: 'failed', error: new CheckoutError('unknown', { clinkCode }) };
}

function isNamed(error: unknown): error is CheckoutError {
  return readSafely(() => error instanceof CheckoutError) === true;
}

/** Clink does not print the name of the error for a refused payment; any that speaks of one is taken for it. */
function isRefusal(error: unknown): boolean {
  return /payment|card|declined|authentication/i.test(`${nameOf(error)} ${codeOf(error)}`);
}

// Read as data and not by `instanceof`: the SDK may live in another realm, and anything at all can be thrown.
function nameOf(error: unknown): string | undefined {
  const name: unknown = readSafely(() =>
    typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined,
  );
  return typeof name === 'string' ? name : undefined;
}

function codeOf(error: unknown): string | undefined {
  const code = readSafely(() => readOwnText(error, 'code'));
  return code !== undefined && /^(?!(?:sk|pk|whsec|sess)_)[\w.-]{1,64}$/.test(code) ? code : undefined;
}

/** For values whose fields may throw when they are read. */
function readSafely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
