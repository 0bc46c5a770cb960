import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const CALL = /new CheckoutProblem\(\s*(\d{3}),\s*(?:code \?\? )?'(\w+)'/g;
const SUPER = /super\(\s*(\d{3}),\s*'(\w+)'/g;
const WEBHOOK_STATUS = /^ {2}(\w+): (\d{3}),$/gm;

/** `400 invalid_json` of each problem that src/server makes, in order. @throws Error for one that it cannot read */
export function readProblemCodes(): string[] {
  const found = new Set<string>();
  for (const name of readdirSync('src/server', { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const file = path.join('src/server', name);
    const source = readFileSync(file, 'utf8');
    const calls = [...source.matchAll(CALL)];
    if (calls.length !== source.split('new CheckoutProblem(').length - 1) {
      throw new Error(`${file} makes a problem whose status and code do not stand in the call.`);
    }
    for (const [, status, code] of [...calls, ...source.matchAll(SUPER)]) found.add(`${status} ${code}`);
    if (!file.endsWith('WebhookError.ts')) continue;
    for (const [, code, status] of source.matchAll(WEBHOOK_STATUS)) found.add(`${status} ${code}`);
  }
  return [...found].toSorted();
}
