/** Every text the parts show. A catalogue of another language has the same shape. */
export interface CheckoutMessages {
  /** Name of the region around the checkout. */
  readonly checkout: string;
  /** Name of the region around the payment fields. */
  readonly paymentMethod: string;
  /** Name of the region around the choice of currency. */
  readonly currency: string;
  /** Name of the region around the order summary. */
  readonly summary: string;
  /** Row of the summary. */
  readonly subtotal: string;
  /** Row of the summary. */
  readonly discount: string;
  /** Row of the summary. */
  readonly tax: string;
  /** Row of the summary. */
  readonly total: string;
  /** How many of a product; `quantity` is 2 or more. */
  readonly quantity: (quantity: number) => string;
  /** The pay button; `amount` is written for the locale, with its currency. */
  readonly pay: (amount: string) => string;
  /** The pay button before the amount is known. */
  readonly payWithoutAmount: string;
  /** While a payment is under way. */
  readonly paying: string;
  /** Opens the field for a promotion code. */
  readonly promotionAdd: string;
  /** Label of that field. */
  readonly promotionCode: string;
  /** Button beside the field. */
  readonly promotionApply: string;
  /** The same button while the code is checked. */
  readonly promotionApplying: string;
  /** Button that closes the field. */
  readonly promotionCancel: string;
  /** Button that removes the code which is applied. */
  readonly promotionRemove: (code: string) => string;
  /** Clink does not accept the code. */
  readonly promotionRejected: string;
  /** A code could not be checked, and may well be valid; or one could not be removed. */
  readonly promotionFailed: string;
  /** Until the form can be used. */
  readonly loading: string;
  /** A payment was accepted, its result is not known yet. */
  readonly confirming: string;
  /** Nothing is known for certain on the return page, however long it asked. */
  readonly unconfirmed: string;
  /** Asks for the result again; never pays. */
  readonly recheck: string;
  /** The payment went through. */
  readonly paid: string;
  /** The order was paid before, or in another tab. */
  readonly alreadyPaid: string;
  /** Link to the order, after a payment. */
  readonly viewOrder: string;
  /** The session has ended unpaid. */
  readonly expired: string;
  /** As `expired`, with a payment on its way: nothing may be said of charges. */
  readonly expiredInFlight: string;
  /** The session is about to end. */
  readonly expiresSoon: string;
  /** Button that starts a new session. */
  readonly renew: string;
  /** Button that tries again what failed. */
  readonly retry: string;
  /** The payment was refused, for a reason the shopper can do nothing about. */
  readonly declined: string;
  /** The payment was refused: there is not enough money. */
  readonly insufficientFunds: string;
  /** The payment was refused: the bank did not confirm it. */
  readonly authenticationFailed: string;
  /** The browser is offline. */
  readonly offline: string;
  /** Clink's script did not load. */
  readonly blocked: string;
  /** Money may have moved. */
  readonly outcomeUnknown: string;
  /** It failed before anything was charged, and trying again can help. */
  readonly failedPassing: string;
  /** It failed before anything was charged, and only the shop can help. */
  readonly failedForGood: string;
}

/** What is shown without a catalogue. */
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
  promotionFailed: 'That did not work. Try again.',
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
