/**
 * Flags for every Chromium that tests start: quiet, and never off this machine. The host rule also stops the two
 * look-ups that Chromium makes on its own.
 *
 * @type {string[]}
 */
export const chromiumFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];
