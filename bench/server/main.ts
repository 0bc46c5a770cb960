// npm run bench:server: how fast a shop on Redis starts checkouts, and whether its memory stays flat. Some minutes.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { measureHandler, measureStore } from './measureMemory.ts';
import type { HeapSamples } from './measureMemory.ts';
import { measureShop } from './measureShop.ts';
import { startRedis } from './startRedis.ts';

const redis = await startRedis();
const clink = fork(fileURLToPath(new URL('clink.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
const [port] = (await once(clink, 'message')) as [number];

console.log('Checkouts started on Redis, 50 connections, 10 s, every key new');
console.log('processes  requests/s  p50 ms  p99 ms  errors');
for (const processes of [1, 2]) {
  const figures = await measureShop(processes, `http://127.0.0.1:${port}/api/`, redis.socket);
  const row = [processes, Math.round(figures.requestsPerSecond), figures.p50, figures.p99, figures.errors];
  console.log(row.map((cell, index) => String(cell).padStart([9, 10, 6, 6, 6][index] ?? 0)).join('  '));
}
clink.disconnect();
redis.close();

console.log('\nA million keys in one process: heap in MB after each 100,000 and a collection');
printHeap('memory store', await measureStore());
printHeap('handler', await measureHandler());

function printHeap(name: string, heap: HeapSamples): void {
  const growth = (heap.at(-1) ?? 0) - (heap[0] ?? 0);
  const samples = heap.map((one) => one.toFixed(1)).join(' ');
  console.log(`${name.padEnd(12)}  ${samples}  last - first: ${growth.toFixed(1)}`);
}
