import type { CheckoutError } from '../protocol/CheckoutError.ts';
import { redact } from './redact.ts';

/** `payment_failed in payment, retryable, Clink says card_declined`. Never its message, which is the host's where it threw it. */
export function describeError({ code, phase, retryable, status, clinkCode }: CheckoutError): string {
  return [
    `${code} in ${phase}`,
    retryable ? 'retryable' : 'not retryable',
    status !== undefined && `HTTP ${status}`,
    clinkCode !== undefined && `Clink says ${redact(clinkCode)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Where the error is explained, in the package and in its repository. */
export function guideTo({ code }: CheckoutError): string {
  return `docs/errors.md#${code}`;
}
