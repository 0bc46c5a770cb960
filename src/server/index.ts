/**
 * The merchant's server, on the Fetch API alone: handlers that start a checkout, tell what became of it and take Clink's
 * webhooks, each once; headers and inventory of the payment page. Never for a browser: it holds the secret key.
 *
 * @packageDocumentation
 */

export { createCheckoutHandler, createSessionHandler, createStatusHandler } from './createCheckoutHandler.ts';
export { createMemoryStore } from './createMemoryStore.ts';
export { createWebhookHandler } from './createWebhookHandler.ts';
export { handleWebhook } from './handleWebhook.ts';
export { verifyWebhook } from './verifyWebhook.ts';
export { CheckoutProblem } from './CheckoutProblem.ts';
export type { CheckoutProblemOptions } from './CheckoutProblem.ts';
export type {
  CheckoutHandlerOptions,
  CreatedSession,
  SessionHandlerOptions,
  StatusHandlerOptions,
} from './CheckoutHandlerOptions.ts';
export type { Handler } from './createRoute.ts';
export type { CheckoutRoute, ClinkOptions, RouteOptions } from './HandlerOptions.ts';
export type { IdempotencyStore } from './IdempotencyStore.ts';
export type { TransactionalStore } from './TransactionalStore.ts';
export type { VerifyWebhookOptions } from './readWebhookSettings.ts';
export type { WebhookDelivery } from './readWebhookDelivery.ts';
export { WebhookError } from './WebhookError.ts';
export type { WebhookErrorCode } from './WebhookError.ts';
export type { KnownWebhookType, WebhookEvent } from './WebhookEvent.ts';
export type { WebhookContext, WebhookHandlerOptions } from './WebhookHandlerOptions.ts';
export type { CheckoutOrder, ClinkOrder, PaymentMethodType, PriceData } from '../protocol/CheckoutOrder.ts';
export type { ClinkEnvironment } from '../protocol/environment.ts';
export type { SessionReply } from '../protocol/SessionReply.ts';
export type { SessionStatus } from '../protocol/SessionStatus.ts';
export { scriptInventory } from './scriptInventory.ts';
export type { InventoryEntry } from './scriptInventory.ts';
export { securityHeaders } from './securityHeaders.ts';
export type { PageScript, PageSecurityOptions } from './PageSecurityOptions.ts';
