// npm run bench: the checkout beside its peers, on one harness; writes docs/performance.md. Some twenty minutes.
//   --only mount,strict,abandoned,memory,size   --adapters clink,optimal   --rounds 25   --seed 1   --site-isolation
//   --page --session --script --init --frame    milliseconds of latency
// The report is written by a run of everything; a part is only printed.
import type { Browser } from 'playwright';
import { buildBundles } from './bundle/buildBundles.ts';
import type { Hosts } from './hosts/startHosts.ts';
import { startHosts } from './hosts/startHosts.ts';
import { measureAbandoned } from './measure/measureAbandoned.ts';
import { measureMemory } from './measure/measureMemory.ts';
import { measureMounts } from './measure/measureMounts.ts';
import { measureSize } from './measure/measureSize.ts';
import { measureStrict } from './measure/measureStrict.ts';
import { readIdentity } from './measure/readIdentity.ts';
import type { Identity } from './measure/readIdentity.ts';
import { openBrowser } from './openBrowser.ts';
import { readSettings, TABLES } from './readSettings.ts';
import type { TableName } from './readSettings.ts';
import { abandonedTable, memoryTable, sizeTable, strictTable } from './report/countTables.ts';
import { mountTables } from './report/mountTables.ts';
import { createRandom } from './report/shuffle.ts';
import { writeTable } from './report/Table.ts';
import type { Table } from './report/Table.ts';
import { writeReport } from './report/writeReport.ts';

const settings = readSettings(process.argv.slice(2));
const bundles = await buildBundles();
const hosts = await startHosts(bundles, settings.latency);
const browser = await openBrowser(hosts, settings.siteIsolation);
const FIRST = ['optimal', 'clink', 'clinkHook', 'naive'];
const others = bundles.adapters.filter((name) => !FIRST.includes(name));
const adapters = [...FIRST, ...others].filter((name) => settings.adapters?.includes(name) ?? true);
const identities = new Map<string, Identity>();
for (const adapter of adapters) identities.set(adapter, await readIdentity(browser, adapter));
const nameOf = (adapter: string): string => identities.get(adapter)?.name ?? adapter;
const withFrame = adapters.filter((adapter) => adapter !== 'empty');
const inReact = withFrame.filter((adapter) => adapter !== 'optimal');

/** One adapter after the other. */
async function measureEach<T>(
  names: readonly string[],
  measure: (browser: Browser, hosts: Hosts, adapter: string) => Promise<T>,
): Promise<[string, T][]> {
  const figures: [string, T][] = [];
  for (const adapter of names) {
    hosts.setLatency(settings.latency);
    figures.push([nameOf(adapter), await measure(browser, hosts, adapter)]);
  }
  return figures;
}

const measurements: Record<TableName, () => Promise<Table[]>> = {
  mount: async () => {
    const random = createRandom(settings.seed);
    return mountTables(await measureMounts(browser, hosts, adapters, settings.rounds, random), nameOf);
  },
  strict: async () => [strictTable(await measureEach(inReact, measureStrict))],
  abandoned: async () => [abandonedTable(await measureEach(withFrame, measureAbandoned))],
  memory: async () => [memoryTable(await measureEach(adapters, measureMemory))],
  size: async () => [sizeTable(await measureEach(inReact, (_browser, _hosts, name) => measureSize(name)))],
};

console.log(`seed ${settings.seed}, ${settings.rounds} rounds, ${JSON.stringify(settings.latency)}\n`);
const tables: Table[] = [];
for (const name of settings.tables) {
  hosts.setLatency(settings.latency);
  const measured = await measurements[name]();
  for (const table of measured) console.log(writeTable(table));
  tables.push(...measured);
}
if (settings.tables.length === TABLES.length && settings.adapters === null) {
  const packages = [...identities.values()].flatMap(({ packageName }) => packageName ?? []);
  const circumstances = { settings, chromium: browser.version(), packages: [...new Set(packages)] };
  console.log(`Written to ${await writeReport(tables, circumstances)}`);
}
await browser.close();
await hosts.close();
