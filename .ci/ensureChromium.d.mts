/** Path of an executable Chromium or Chrome. `CHROMIUM_PATH`, where set, is the only candidate. */
export function findChromium(): string | undefined;

/** As `findChromium`, but installs it where it can; otherwise ends the process with exit code 1 and what to do. */
export function ensureChromium(): string;
