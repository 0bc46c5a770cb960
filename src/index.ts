'use client';

/**
 * The browser entry: the checkout as one component, as parts, or as a hook without markup; the return page; the types of
 * both. React 18 or 19 and `@tanstack/react-query` 5.
 *
 * @packageDocumentation
 */

export { ClinkCheckout } from './react/ClinkCheckout.tsx';
export type { ClinkCheckoutProps } from './react/ClinkCheckout.tsx';
export type {
  ButtonVariant,
  CheckoutButtonProps,
  CheckoutComponents,
  CheckoutInputProps,
  CheckoutLinkProps,
} from './react/CheckoutComponents.tsx';
export { CheckoutProvider } from './react/CheckoutProvider.tsx';
export type { CheckoutProviderProps } from './react/CheckoutProvider.tsx';
export { CheckoutStatus } from './react/parts/CheckoutStatus.tsx';
export type { CheckoutStatusProps } from './react/parts/CheckoutStatus.tsx';
export { CurrencySelect } from './react/parts/CurrencySelect.tsx';
export type { CurrencySelectProps } from './react/parts/CurrencySelect.tsx';
export { OrderSummary } from './react/parts/OrderSummary.tsx';
export type { OrderSummaryProps } from './react/parts/OrderSummary.tsx';
export { PayButton } from './react/parts/PayButton.tsx';
export type { PayButtonProps } from './react/parts/PayButton.tsx';
export { PaymentMethod } from './react/parts/PaymentMethod.tsx';
export type { PaymentMethodProps } from './react/parts/PaymentMethod.tsx';
export { PromotionCode } from './react/parts/PromotionCode.tsx';
export type { PromotionCodeProps } from './react/parts/PromotionCode.tsx';
export { useCheckout } from './react/useCheckout.ts';
export { prefetchCheckout } from './react/prefetchCheckout.ts';
export { useCheckoutIntent } from './react/useCheckoutIntent.ts';
export type { CheckoutIntentProps } from './react/useCheckoutIntent.ts';
export { CheckoutReturn } from './react/CheckoutReturn.tsx';
export type { CheckoutReturnProps } from './react/CheckoutReturn.tsx';
export { useCheckoutReturn } from './react/useCheckoutReturn.ts';
export type { CheckoutReturnOptions } from './react/connectReturn.ts';
export type { CheckoutReturnResult } from './react/useCheckoutReturn.ts';
export { diagnose } from './react/diagnose.ts';
export type { DiagnoseOptions, PageDiagnosis } from './react/diagnose.ts';
export { useCheckoutSession } from './react/useCheckoutSession.ts';
export type { CheckoutSessionResult } from './react/useCheckoutSession.ts';
export type * from './react/CheckoutOptions.ts';
export type { CheckoutVerbs, CheckoutView } from './react/CheckoutView.ts';
export type { ConnectedCheckout } from './react/connectCheckout.ts';
export type { StatusAction, StatusDescription } from './react/describeStatus.ts';
export type { Look } from './react/Look.ts';
export type { CheckoutMessages } from './react/messages.ts';
export { loadClinkElements } from './elements/loadClinkElements.ts';
export type { ScriptOptions } from './elements/loadScript.ts';
export type * from './elements/AmountInfo.ts';
export type * from './elements/ClinkElements.ts';
export type { RenderPart } from './react/Part.ts';
export { CheckoutError } from './protocol/CheckoutError.ts';
export type { CheckoutErrorCode, CheckoutErrorDetails, CheckoutPhase } from './protocol/CheckoutError.ts';
export type { CheckoutOrder, ClinkOrder, PaymentMethodType, PriceData } from './protocol/CheckoutOrder.ts';
export type { ClinkEnvironment } from './protocol/environment.ts';
export type { SessionReply } from './protocol/SessionReply.ts';
export type { SessionRequest } from './protocol/SessionRequest.ts';
export type { SessionStatus } from './protocol/SessionStatus.ts';
export type { AmountLine, AppliedPromotion, CheckoutAmount } from './checkout/amount.ts';
export type { CheckoutSession } from './checkout/CheckoutSession.ts';
export type { PromotionResult, SubmitResult } from './checkout/Checkout.ts';
export type { ReturnState } from './checkout/createReturn.ts';
export type { SessionEndpoint } from './checkout/requestSession.ts';
export type { PromotionState } from './checkout/form.ts';
export type { CheckoutStatus as CheckoutStatusName } from './checkout/state.ts';
