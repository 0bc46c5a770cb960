export interface Gate {
  /** Settles once it is opened. */
  readonly wait: Promise<void>;
  open(): void;
}

/** Holds a request back for as long as a test wants. */
export function createGate(): Gate {
  let open = (): void => {};
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open: () => open() };
}
