/** What one adapter showed in one round. Milliseconds; `null` for what it has not. */
export interface MountSample {
  readonly cold: number | null;
  readonly second: number | null;
  readonly prefetched: number | null;
  /** From the click to the next paint. */
  readonly paint: number;
  /** Main thread, from the click until the form can be used: inside scripts, and in all tasks. */
  readonly script: number;
  readonly task: number;
  readonly commits: number;
  readonly shift: number;
  /** Of the requests of the cold mount. */
  readonly order: string;
}
