// Brings the version of package.json into the code, which cannot import it: a part of `npm run bump`.
import { readFileSync, writeFileSync } from 'node:fs';

const manifest = new URL('../package.json', import.meta.url);
const target = new URL('../src/checkout/version.ts', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
const source = readFileSync(target, 'utf8');
const written = source.replace(/(?<=VERSION = ')[^']*/, version);
if (!written.includes(`VERSION = '${version}'`)) throw new Error('src/checkout/version.ts has no VERSION.');
writeFileSync(target, written);
