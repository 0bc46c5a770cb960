/** How events are run, whatever the store. */
export interface WebhookRunSettings {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds a run may take; after them it is taken for dead. */
  readonly leaseMs: number;
  /** Milliseconds for which it is remembered that an event was seen. */
  readonly ttlMs: number;
}
