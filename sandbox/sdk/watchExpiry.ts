// A browser's timer holds at most this much; a longer time is waited for in pieces.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Calls `expired` after `ms`, however long. Returns the function that ends the wait. */
export function watchExpiry(ms: number, expired: () => void): () => void {
  const due = Date.now() + ms;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    const left = due - Date.now();
    if (left <= 0) expired();
    else timer = setTimeout(wait, Math.min(left, LONGEST_TIMER_MS));
  };
  // Never at once: whoever asks has not finished setting up.
  timer = setTimeout(wait, Math.max(0, Math.min(ms, LONGEST_TIMER_MS)));
  return () => clearTimeout(timer);
}
