/** Every text the parts show. A catalogue of another language has the same shape. */
export interface CheckoutMessages {
  /** Name of the region around the checkout. */
  readonly checkout: string;
  readonly paymentMethod: string;
  readonly currency: string;
  readonly summary: string;
  readonly subtotal: string;
  readonly discount: string;
  readonly tax: string;
  readonly total: string;
  readonly quantity: (quantity: number) => string;
  readonly pay: (amount: string) => string;
  readonly payWithoutAmount: string;
  readonly paying: string;
  readonly promotionAdd: string;
  readonly promotionCode: string;
  readonly promotionApply: string;
  readonly promotionApplying: string;
  readonly promotionCancel: string;
  readonly promotionRemove: (code: string) => string;
  readonly promotionRejected: string;
  /** The code could not be checked; it may well be valid. */
  readonly promotionFailed: string;
  readonly loading: string;
  /** A payment was accepted, its result is not known yet. */
  readonly confirming: string;
  /** Nothing is known for certain on the return page, however long it asked. */
  readonly unconfirmed: string;
  /** Asks for the result again; never pays. */
  readonly recheck: string;
  readonly paid: string;
  readonly alreadyPaid: string;
  readonly viewOrder: string;
  readonly expired: string;
  /** As `expired`, with a payment on its way: nothing may be said of charges. */
  readonly expiredInFlight: string;
  readonly expiresSoon: string;
  readonly renew: string;
  readonly retry: string;
  readonly declined: string;
  readonly insufficientFunds: string;
  readonly authenticationFailed: string;
  readonly offline: string;
  readonly blocked: string;
  /** Money may have moved. */
  readonly outcomeUnknown: string;
  readonly failedPassing: string;
  readonly failedForGood: string;
}

export const ENGLISH: CheckoutMessages = {
  checkout: 'Checkout',
  paymentMethod: 'Payment method',
  currency: 'Currency',
  summary: 'Order summary',
  subtotal: 'Subtotal',
  discount: 'Discount',
  tax: 'Tax',
  total: 'Total',
  quantity: (quantity) => `× ${quantity}`,
  pay: (amount) => `Pay ${amount}`,
  payWithoutAmount: 'Pay',
  paying: 'Processing…',
  promotionAdd: 'Add promotion code',
  promotionCode: 'Promotion code',
  promotionApply: 'Apply',
  promotionApplying: 'Applying…',
  promotionCancel: 'Cancel',
  promotionRemove: (code) => `Remove ${code}`,
  promotionRejected: 'This code is not valid for this order.',
  promotionFailed: 'The code could not be checked. Try again.',
  loading: 'Loading the payment form…',
  confirming: 'Your payment was accepted and is being confirmed. Do not pay again.',
  unconfirmed: 'Your payment is not confirmed yet. Do not pay again.',
  recheck: 'Check again',
  paid: 'Payment received. Thank you!',
  alreadyPaid: 'This order has already been paid.',
  viewOrder: 'View your order',
  expired: 'This checkout has expired. Nothing was charged.',
  expiredInFlight:
    'This checkout has ended while your payment was being confirmed. Do not pay again: see your order for the result.',
  expiresSoon: 'This checkout expires soon.',
  renew: 'Start again',
  retry: 'Try again',
  declined: 'Your payment was not accepted. Try again or use another method.',
  insufficientFunds: 'There is not enough money on this card. Use another one.',
  authenticationFailed: 'Your bank did not confirm the payment. Try again or use another method.',
  offline: 'You are offline. The checkout goes on by itself when you are back.',
  blocked:
    'The payment form could not be loaded. A content blocker may be in the way: allow this page to load it, then try again.',
  outcomeUnknown:
    'We could not learn whether your payment went through. Do not pay again: see your order or contact the shop.',
  failedPassing: 'Something went wrong on the way to the payment form. Nothing was charged.',
  failedForGood: 'The checkout cannot be shown. Nothing was charged. Please contact the shop.',
};
