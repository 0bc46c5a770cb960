/**
 * For a merchant's own tests and stories: a strict stand-in for Clink, and webhooks as Clink signs them. No network, no test
 * runner, no React.
 *
 * @packageDocumentation
 */

export { createFakeClink } from './createFakeClink.ts';
export type { FakeClink, FakeClinkOptions, FakeSession } from './FakeClink.ts';
export type { FakeStep, HeldStep } from './FakeSteps.ts';
export { createAmountInfo } from './createAmountInfo.ts';
export { createSessionReply } from './createSessionReply.ts';
export { createSessionStatus } from './createSessionStatus.ts';
export { FakeElements } from './FakeElements.ts';
export type { FakeSessionState } from './FakeLedger.ts';
export { sdkError } from './sdkError.ts';
export { createWebhookEvent } from './createWebhookEvent.ts';
export type { WebhookEventOptions, WebhookPayload } from './createWebhookEvent.ts';
export { createWebhookRequest } from './createWebhookRequest.ts';
export type { WebhookRequestOptions } from './createWebhookRequest.ts';
export { signWebhook } from './signWebhook.ts';
