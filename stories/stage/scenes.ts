import { CheckoutError } from 'react-clink-checkout';
import type { CheckoutErrorCode } from 'react-clink-checkout';
import { sdkError } from 'react-clink-checkout/testing';
import type { FakeClink } from 'react-clink-checkout/testing';
import type { FakeCheckoutProps } from './FakeCheckout.tsx';

/** Everything of which a checkout has something to say, and how it comes to it. */
export const SCENES = {
  pending: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.pend();
    },
  },
  complete: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.succeed();
    },
  },
  alreadyPaid: { before: (clink) => clink.fail('load', sdkError('SessionCompleteError')) },
  expiresSoon: { fake: { sessionLifetime: 90_000 } },
  expired: {
    scene: async ({ clink, until }) => {
      await until('ready');
      clink.expire();
    },
  },
  expiredInFlight: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.pend();
      // Clink lets no session expire whose payment is on its way; should its SDK say so all the same, nothing may be paid again.
      clink.current.emit('error', sdkError('SessionExpiredError'));
    },
  },
  declined: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.decline();
    },
  },
  insufficientFunds: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.decline('insufficient_funds');
    },
  },
  offline: { before: failWith('offline') },
  blocked: { before: failWith('sdk_blocked') },
  failedForNow: { before: failWith('network_error') },
  failedForGood: { before: failWith('customer_not_found') },
  outcomeUnknown: {
    scene: async ({ clink, pay }) => {
      await pay();
      clink.raise('SessionLoadError');
    },
  },
} satisfies Readonly<Record<string, FakeCheckoutProps>>;

/** Has the step fail in which this code arises. */
export function failWith(code: CheckoutErrorCode): (clink: FakeClink) => void {
  const error = new CheckoutError(code);
  return (clink) => clink.fail(error.phase === 'session' ? 'endpoint' : 'load', error);
}
