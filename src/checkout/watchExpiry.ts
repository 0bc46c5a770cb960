/** The longest wait a timer can take; a later date is waited for in parts. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Watches the clock for the end of a session.
 *
 * @param expiresAt milliseconds since the epoch; `null` watches nothing
 * @param noticeBefore milliseconds before the end at which `soon` is called, once; asked for at each check
 * @returns `check` judges by the clock at once (timers stand still while a tab sleeps); `stop` ends the watch
 */
export function watchExpiry(
  expiresAt: number | null,
  noticeBefore: () => number,
  on: { readonly soon: () => void; readonly expired: () => void },
): { check(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let announced = false;
  const check = (): void => {
    clearTimeout(timer);
    if (expiresAt === null) return;
    const left = expiresAt - Date.now();
    const notice = noticeBefore();
    if (left <= notice && !announced) {
      announced = true;
      on.soon();
    }
    if (left <= 0) {
      on.expired();
      return;
    }
    timer = setTimeout(check, Math.min(left > notice ? left - notice : left, LONGEST_TIMER));
  };
  check();
  return { check, stop: () => clearTimeout(timer) };
}
