/**
 * For a merchant's own tests and stories: a strict stand-in for Clink, and webhooks as Clink signs them. No network, no test
 * runner, no React.
 *
 * @packageDocumentation
 */

export { createFakeClink } from './createFakeClink.ts';
export type { FakeClink, FakeClinkOptions, FakeSession, HeldStep } from './createFakeClink.ts';
export { FakeElements, sdkError } from './FakeElements.ts';
export { createWebhookEvent } from './createWebhookEvent.ts';
export type { WebhookEventOptions, WebhookPayload } from './createWebhookEvent.ts';
export { createWebhookRequest } from './createWebhookRequest.ts';
export type { WebhookRequestOptions } from './createWebhookRequest.ts';
export { signWebhook } from './signWebhook.ts';
