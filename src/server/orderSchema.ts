import * as v from 'valibot';
import { PAYMENT_METHOD_TYPES } from '../protocol/CheckoutOrder.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const url = v.pipe(v.string(), v.url());
const amount = v.pipe(v.number(), v.finite(), v.gtValue(0));
const currency = v.pipe(v.string(), v.regex(/^[A-Za-z]{3}$/, 'must be an ISO 4217 code of three letters'));
const method = v.picklist(PAYMENT_METHOD_TYPES);

/**
 * The fields of Clink's `POST checkout/session`, by its documentation. `uiMode` and `returnUrl` are the handler's own. That
 * a customer is named is left to Clink, whose `CUSTOMER_NOT_FOUND` the browser can explain.
 */
const FIELDS = {
  originalAmount: amount,
  originalCurrency: currency,
  customerId: v.optional(text),
  customerEmail: v.optional(text),
  referenceCustomerId: v.optional(text),
  merchantReferenceId: v.optional(text),
  priceId: v.optional(text),
  productId: v.optional(text),
  priceDataList: v.optional(
    v.array(
      v.strictObject({
        name: text,
        quantity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
        unitAmount: amount,
        currency: v.optional(currency),
        imageUrl: v.optional(url),
      }),
    ),
  ),
  successUrl: v.optional(url),
  cancelUrl: v.optional(url),
  paymentMethodType: v.optional(method),
  paymentMethodTypeBlackList: v.optional(v.array(method)),
  directPaymentQrCodePaymentMethodType: v.optional(v.picklist(['CASHAPP', 'QRIS'])),
  allowPromotionCodes: v.optional(v.boolean()),
  promotionCode: v.optional(v.string()),
  showPromotionCode: v.optional(v.boolean()),
  localPriceOnly: v.optional(v.boolean()),
  metadata: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(500))),
      v.maxEntries(20),
    ),
  ),
  scheduledPhases: v.optional(v.array(v.unknown())),
  historicalPaymentInstrumentImport: v.optional(v.unknown()),
};

export const orderSchema: v.GenericSchema = v.pipe(
  v.strictObject(FIELDS),
  v.check(
    (order) => order.showPromotionCode !== false || Boolean(order.promotionCode),
    'needs promotionCode when showPromotionCode is false',
  ),
);
