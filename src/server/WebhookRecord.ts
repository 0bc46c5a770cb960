/** What is kept of one event, as JSON. */
export type WebhookRecord =
  | {
      readonly state: 'running';
      /** Tells this run from every other. */
      readonly run: string;
      /** Milliseconds since the epoch. Whoever runs it has died, or hangs, if it still runs then. */
      readonly until: number;
    }
  | { readonly state: 'done' };

/** The record of an event that needs nothing more. */
export const DONE: string = JSON.stringify({ state: 'done' } satisfies WebhookRecord);
