/** Types of events that Clink is known to send. */
export type KnownWebhookType =
  | 'session.complete'
  | 'session.expired'
  | 'order.created'
  | 'order.next_action'
  | 'order.succeeded'
  | 'order.failed'
  | `refund.${string}`
  | `subscription.${string}`
  | `invoice.${string}`
  | `dispute.${string}`;

/** Something that happened at Clink, as a genuine webhook tells it. Deliveries repeat, and arrive out of order. */
export interface WebhookEvent {
  /** The same for every delivery of one event: the key to do things once by. */
  readonly id: string;
  /** Clink may send types that this version does not know. */
  readonly type: KnownWebhookType | (string & {});
  /** When it happened, in milliseconds since the epoch; `null` where the event does not say. */
  readonly created: number | null;
  /** What it happened to, such as the session or order, as it was then. Its fields are Clink's. */
  readonly resource: Readonly<Record<string, unknown>>;
  /** The whole body, parsed. */
  readonly raw: Readonly<Record<string, unknown>>;
}
