import type { WebhookEvent } from '../server/WebhookEvent.ts';

/** An event, and how Clink is to send it. */
export interface WebhookEventOptions {
  /** Such as `session.complete`. */
  readonly type: WebhookEvent['type'];
  /** What it happened to, such as `{ sessionId, status }`. @default nothing */
  readonly resource?: Readonly<Record<string, unknown>> | undefined;
  /** Events with the same id are one event. @default a new one */
  readonly id?: string | undefined;
  /** Milliseconds since the epoch. @default now */
  readonly created?: number | undefined;
  /** Whether `data` is the resource, as documented, or `{ object: resource }`, as production sends it. @default 'object' */
  readonly shape?: 'resource' | 'object' | undefined;
}

/** The body of a webhook. */
export interface WebhookPayload {
  /** `evt_…`, the same for every delivery of the event. */
  readonly id: string;
  /** Always `event`. */
  readonly object: 'event';
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** Such as `session.complete`. */
  readonly type: WebhookEvent['type'];
  /** What it happened to, or `{ object }` with it. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What Clink would send for an event, to be given to `createWebhookRequest`. */
export function createWebhookEvent(options: WebhookEventOptions): WebhookPayload {
  const { type, resource = {}, shape = 'object' } = options;
  return {
    id: options.id ?? `evt_${crypto.randomUUID().replaceAll('-', '')}`,
    object: 'event',
    created: options.created ?? Date.now(),
    type,
    data: shape === 'object' ? { object: resource } : resource,
  };
}
