/** Where a command writes to. */
export interface Terminal {
  /** Results, for standard output. */
  readonly write: (text: string) => void;
  /** What went wrong, for standard error. */
  readonly complain: (text: string) => void;
  /** Whether colours are wanted. */
  readonly color: boolean;
}
