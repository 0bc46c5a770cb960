/** Which store, and where it is. */
export type StoreAddress =
  | { readonly kind: 'redis'; readonly socket: string }
  | {
      readonly kind: 'postgres';
      readonly connection: { readonly host: string; readonly user: string; readonly database: string };
    };

/** What one process of a fleet is told. */
export interface FleetSettings {
  readonly store: StoreAddress;
  readonly apiUrl: string;
  /** Milliseconds a call to Clink may take, and a request waits for another process. */
  readonly timeoutMs: number;
  /** Milliseconds its clock is ahead of the others'. */
  readonly aheadMs: number;
}

/** What a process of a fleet tells. */
export type FleetMessage =
  | { readonly kind: 'listening'; readonly port: number }
  /** It holds a key, has not asked Clink, and never will. */
  | { readonly kind: 'hanging' };
