// Finds a Chromium for the browser tests; on Debian as root, installs the distribution's package when there is none.
//   node .ci/ensureChromium.mjs        prints its path
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, mayInstall } from './installPackages.mjs';
import { isExecutable } from './isExecutable.mjs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of an executable Chromium or Chrome. `CHROMIUM_PATH`, where set, is the only candidate.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  return (chosen ? [chosen] : usual).find(isExecutable);
}

/**
 * As `findChromium`, but installs it where it can, and otherwise ends the process with exit code 1 and what to do.
 *
 * @returns {string}
 */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) fail('CHROMIUM_PATH does not name an executable file.');
  // Debian itself only: Ubuntu's package of that name is a snap, which cannot be installed in a container.
  if (mayInstall(['debian'])) {
    console.log("Installing Debian's Chromium (about 15 seconds) …");
    installPackages(['chromium', 'fonts-liberation']);
    const installed = findChromium();
    if (installed) return installed;
  }
  return fail(
    'No Chromium found: install one (Debian: `sudo apt-get install chromium`) or set CHROMIUM_PATH to its executable.',
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log(ensureChromium());
}
