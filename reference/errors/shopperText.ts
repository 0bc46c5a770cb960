import type { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import type { CheckoutForm } from '../../src/checkout/form.ts';
import type { CheckoutVerbs } from '../../src/react/CheckoutView.ts';
import { viewOf } from '../../src/react/CheckoutView.ts';
import { describeStatus } from '../../src/react/describeStatus.ts';
import { ENGLISH } from '../../src/react/messages.ts';
import type { CheckoutMessages } from '../../src/react/messages.ts';
import type { ShownAs } from './checkoutErrors.ts';

/** Each message says its own name, so that what is shown tells which one it is. */
const NAMES = Object.fromEntries(
  Object.keys(ENGLISH).map((name) => [name, name]),
) as unknown as CheckoutMessages;

const SESSION = {
  sessionId: 'sess_1',
  publishKey: 'pk_test_1',
  environment: 'sandbox',
  expiresAt: null,
  returnUrl: 'https://shop.example/complete',
} as const;

const FORM: CheckoutForm = {
  amount: null,
  canSubmit: true,
  submitVisible: true,
  fieldsShown: true,
  promotion: { status: 'none' },
  notice: null,
  expiresSoon: false,
};

const nothing = async (): Promise<never> => Promise.reject(new Error('Nobody calls it.'));
const VERBS: CheckoutVerbs = {
  submit: nothing,
  applyPromotionCode: nothing,
  clearPromotionCode: nothing,
  retry: () => {},
  renew: () => {},
  paymentMethodRef: () => {},
  currencySelectRef: () => {},
};

/** The name of the message that the parts show for an error, while nothing was paid. `null` where they show none. */
export function shopperText(error: CheckoutError, shownAs: ShownAs): string | null {
  const shared = { session: SESSION, progress: 'open', form: FORM } as const;
  const say = (state: Parameters<typeof viewOf>[0]): string | null =>
    describeStatus(viewOf(state, VERBS, {}), NAMES)?.text ?? null;
  switch (shownAs) {
    case 'failure':
      return say({ ...shared, status: 'failed', error });
    case 'notice':
      return say({ ...shared, status: 'ready', form: { ...FORM, notice: error } });
    case 'expiry':
      return say({ ...shared, status: 'expired', renewable: true });
    case 'promotion':
      return NAMES.promotionRejected;
    case 'result':
      return null;
    default:
      return shownAs satisfies never;
  }
}
