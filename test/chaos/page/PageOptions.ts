/** What a test asks of the page, handed over as JSON in a meta element. */
export interface PageOptions {
  readonly sdkUrl: string;
  /** @default '/api/checkout/session' */
  readonly endpoint?: string;
  readonly nonce?: string;
  readonly integrity?: string;
  /** Whether the checkout waits for the button "Mount". @default false */
  readonly mountLater?: boolean;
}

/** How a run of the checkout failed. */
export interface Outcome {
  readonly code: string;
  readonly phase: string;
  readonly retryable: boolean;
  /** Of the page's time, from the start of the run. */
  readonly milliseconds: number;
}

declare global {
  interface Window {
    outcomes: Outcome[];
  }
}
