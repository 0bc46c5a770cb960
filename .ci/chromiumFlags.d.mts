/** Flags for every Chromium that tests start: quiet, and never off this machine. */
export const chromiumFlags: string[];
