export { createFakeClink } from './createFakeClink.ts';
export type { FakeClink, FakeClinkOptions, FakeSession, HeldStep } from './createFakeClink.ts';
export { FakeElements, sdkError } from './FakeElements.ts';
export { createWebhookEvent } from './createWebhookEvent.ts';
export type { WebhookEventOptions, WebhookPayload } from './createWebhookEvent.ts';
export { createWebhookRequest } from './createWebhookRequest.ts';
export type { WebhookRequestOptions } from './createWebhookRequest.ts';
export { signWebhook } from './signWebhook.ts';
