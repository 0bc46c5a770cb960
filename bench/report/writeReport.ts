import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import type { Settings } from '../readSettings.ts';
import { writeTable } from './Table.ts';
import type { Table } from './Table.ts';

export interface Circumstances {
  readonly settings: Settings;
  /** Of the browser. */
  readonly chromium: string;
  /** npm packages whose versions the report tells. */
  readonly packages: readonly string[];
}

/** Writes `docs/performance.md`. */
export async function writeReport(tables: readonly Table[], circumstances: Circumstances): Promise<string> {
  const file = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
  const text = [introduce(circumstances), ...tables.map(writeTable), CLOSING].join('\n');
  await writeFile(file, await format(text, { parser: 'markdown' }));
  return file;
}

function introduce({ settings, chromium, packages }: Circumstances): string {
  const { page, session, script, init, frame } = settings.latency;
  const versions = ['react', ...packages].map((name) => `${name} ${versionOf(name)}`).join(', ');
  const today = new Date().toISOString().slice(0, 10);
  return `# Performance

How long a shopper waits for the payment form, and what a checkout costs the page: this library, the packages of other
payment services, and what one writes by hand, on one harness. Written by \`npm run bench\` (some twenty minutes;
\`--only mount\`, \`--rounds 5\` for less).

**How it is measured.** Headless Chromium opens a page that is a React app already; a click shows the checkout. Each library
is its real npm package in React's production build, in one file under \`bench/adapters\`. The payment services' hosts are
stood in for by a server on this machine, over TLS and HTTP/2, which the browser reaches under their real names; each serves a
small stub of its service's SDK, and all stubs open the same frame (\`bench/stubs\`). So what differs is the library: in which
order it asks for things, and what it does in between. Answers take ${page} ms for the page, ${session} ms for the
merchant's session endpoint, ${script} ms for the SDK, ${frame} ms for the frame's document${init ? `, ${init} ms for the SDK's own call` : ''}. Every library is measured once in
each of ${settings.rounds} rounds, in random order (seed ${settings.seed}), each time in a browser profile of its own, with nothing cached. Figures are medians; ratios are
those of figures of one round, so that a busy machine weighs on both.

**The floor** is a script by hand that asks for session and SDK in the same tick and opens the frame when both are there: without
React, states, errors, or care for anything. *Naive* is the effect one writes first, one step after the other.

**What it was measured with**: ${today}, Chromium ${chromium}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node.js ${process.versions.node}; ${versions}.${
    settings.siteIsolation
      ? ''
      : ' Frames share the page’s process\n(`--site-isolation` gives them their own, which adds the same time to everybody’s frame).'
  }
`;
}

const CLOSING = `## What this does not say

- The stubs are not the services: their real scripts are larger, and their real frames do more. Which service is faster is not
  measured here, only what its React package adds.
- Latencies are the same for all and do not vary, and nothing is lost. A real network weighs a request that waits for another
  one more heavily.
- Whop's package opens its frame itself, without a script, once the merchant's server has made the session: it has one
  request fewer. Of PayPal's, one card field stands for the form; its order is made when the shopper pays.
- A development machine's processor is faster than a shopper's phone: compare rows, not milliseconds.
`;

function versionOf(name: string): string {
  const own = name === 'react-clink-checkout';
  const file = new URL(`../../${own ? '' : `node_modules/${name}/`}package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
