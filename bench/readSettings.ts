import { parseArgs } from 'node:util';
import { DEFAULT_LATENCY } from './hosts/Latency.ts';
import type { Latency } from './hosts/Latency.ts';

/** What can be measured by itself. */
export const TABLES = ['mount', 'strict', 'abandoned', 'memory', 'size'] as const;

export type TableName = (typeof TABLES)[number];

export interface Settings {
  readonly rounds: number;
  readonly seed: number;
  readonly tables: readonly TableName[];
  /** Names of adapter files. `null`: all. */
  readonly adapters: readonly string[] | null;
  readonly latency: Latency;
  /** Frames of other sites in processes of their own, as Chromium has them on a desktop. */
  readonly siteIsolation: boolean;
}

/** @throws Error for an argument that is none */
export function readSettings(args: string[]): Settings {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '25' },
      seed: { type: 'string' },
      only: { type: 'string' },
      adapters: { type: 'string' },
      'site-isolation': { type: 'boolean', default: false },
      page: { type: 'string' },
      session: { type: 'string' },
      script: { type: 'string' },
      init: { type: 'string' },
      frame: { type: 'string' },
    },
  });
  const only = values.only?.split(',');
  const unknown = only?.find((name) => !TABLES.some((table) => table === name));
  if (unknown !== undefined) throw new Error(`There is no table "${unknown}": ${TABLES.join(', ')}.`);
  const latencyOf = (kind: keyof Latency): number => readNumber(values[kind]) ?? DEFAULT_LATENCY[kind];
  return {
    rounds: readNumber(values.rounds) ?? 25,
    seed: readNumber(values.seed) ?? Date.now() % 1_000_000,
    tables: TABLES.filter((table) => only?.includes(table) ?? true),
    adapters: values.adapters?.split(',') ?? null,
    siteIsolation: values['site-isolation'],
    latency: {
      page: latencyOf('page'),
      session: latencyOf('session'),
      script: latencyOf('script'),
      init: latencyOf('init'),
      frame: latencyOf('frame'),
    },
  };
}

function readNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`"${text}" is not a whole number.`);
  return number;
}
