import type { CheckoutAmount } from '../../src/checkout/amount.ts';
import type { CheckoutSession } from '../../src/checkout/CheckoutSession.ts';
import type { CheckoutForm } from '../../src/checkout/form.ts';

export const SESSION: CheckoutSession = {
  sessionId: 'sess_1',
  publishKey: 'pk_test_1',
  environment: 'sandbox',
  expiresAt: null,
  returnUrl: 'http://localhost:3000/complete?session_id=sess_1',
};

export const AMOUNT: CheckoutAmount = {
  total: 24,
  currency: 'USD',
  subtotal: null,
  discount: null,
  tax: null,
  lines: [],
  acceptsPromotionCode: true,
  promotion: null,
};

export const FORM: CheckoutForm = {
  amount: AMOUNT,
  canSubmit: true,
  submitVisible: true,
  fieldsShown: true,
  promotion: { status: 'none' },
  notice: null,
  expiresSoon: false,
};
