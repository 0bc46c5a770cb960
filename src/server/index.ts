export { createCheckoutHandler } from './createCheckoutHandler.ts';
export { CheckoutProblem } from './CheckoutProblem.ts';
export type { CheckoutProblemOptions } from './CheckoutProblem.ts';
export type { CheckoutHandlerOptions, CreatedSession } from './CheckoutHandlerOptions.ts';
export type { CheckoutOrder, ClinkOrder, PaymentMethodType, PriceData } from '../protocol/CheckoutOrder.ts';
export type { ClinkEnvironment } from '../protocol/environment.ts';
export type { SessionReply } from '../protocol/SessionReply.ts';
export type { SessionStatus } from '../protocol/SessionStatus.ts';
