import type { Browser } from 'playwright';
import type { Hosts } from '../hosts/startHosts.ts';
import { shuffle } from '../report/shuffle.ts';
import type { MountSample } from './MountSample.ts';
import { sampleMount } from './sampleMount.ts';

/** By adapter, one sample a round. */
export type Rounds = ReadonlyMap<string, readonly MountSample[]>;

/** Every adapter once in every round, each round in an order of its own. A first round warms up and is not counted. */
export async function measureMounts(
  browser: Browser,
  hosts: Hosts,
  adapters: readonly string[],
  rounds: number,
  random: () => number,
): Promise<Rounds> {
  const samples = new Map(adapters.map((name): [string, MountSample[]] => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of shuffle(adapters, random)) {
      const sample = await sampleMount(browser, hosts, name);
      if (round > 0) samples.get(name)?.push(sample);
    }
    process.stderr.write(`\rround ${round} of ${rounds} `);
  }
  process.stderr.write('\n');
  return samples;
}
