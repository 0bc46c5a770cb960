import type { Ledger } from '../ledger/ledger.ts';
import type { SessionRecord } from '../ledger/records.ts';
import { CURRENCY_CODES, type CurrencyCode } from '../money/currencies.ts';
import { amountInfoOf } from '../money/priceSession.ts';
import type { PaymentView, SandboxMethod, SessionView } from './SessionView.ts';

const METHODS: readonly SandboxMethod[] = ['CARD', 'GOOGLEPAY', 'CASHAPP'];

/** What the SDK and its frames may know of a session now. */
export function viewSession(ledger: Ledger, session: SessionRecord): SessionView {
  const methods = offeredMethods(session);
  const preferredMethod = methods.find((method) => method === session.fields.paymentMethodType) ?? null;
  return {
    sessionId: session.id,
    status: session.status,
    paymentStatus: session.paymentStatus,
    expiresInMs: session.expireTime - ledger.now(),
    currency: session.paymentCurrency,
    currencies: offeredCurrencies(session),
    amount: amountInfoOf(session, ledger.settings.taxPercent),
    methods,
    preferredMethod,
    // Anything but the same value twice is ignored, as at Clink.
    opensQrCode:
      preferredMethod === 'CASHAPP' &&
      session.fields.directPaymentQrCodePaymentMethodType === preferredMethod,
    payment: viewPayment(ledger, session),
  };
}

/** What a session can be paid with in its currency: Cash App takes dollars only. */
export function offeredMethods(session: SessionRecord): readonly SandboxMethod[] {
  const hidden = session.fields.paymentMethodTypeBlackList ?? [];
  return METHODS.filter(
    (method) => !hidden.includes(method) && (method !== 'CASHAPP' || session.paymentCurrency === 'USD'),
  );
}

/** What a session can be paid in, its original currency first. */
export function offeredCurrencies(session: SessionRecord): readonly CurrencyCode[] {
  if (session.fields.localPriceOnly === true) return [session.originalCurrency];
  return [session.originalCurrency, ...CURRENCY_CODES.filter((code) => code !== session.originalCurrency)];
}

function viewPayment(ledger: Ledger, session: SessionRecord): PaymentView | null {
  const payment = session.paymentId === null ? undefined : ledger.payments.get(session.paymentId);
  const method = METHODS.find((known) => known === payment?.method);
  if (payment === undefined || method === undefined) return null;
  return {
    paymentId: payment.id,
    method,
    status: payment.status,
    action: payment.action,
    failureCode: payment.failureCode,
  };
}
