import { existsSync, readFileSync } from 'node:fs';

/** Of a mutation test: how many changes to the code made a test fail. */
export interface MutationResult {
  /** Percent. */
  readonly score: number;
  readonly total: number;
  readonly files: readonly { readonly file: string; readonly killed: number; readonly total: number }[];
}

const KILLED = new Set(['Killed', 'Timeout']);
const COUNTED = new Set([...KILLED, 'Survived', 'NoCoverage']);

/** From the report of `npm run mutation`, in the form that mutation testing tools share. */
export function readMutation(file: string): MutationResult {
  if (!existsSync(file)) throw new Error(`There is no ${file}: run \`npm run mutation\`.`);
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    files: Record<string, { mutants: { status: string }[] }>;
  };
  const files = Object.entries(report.files).map(([name, { mutants }]) => ({
    file: name,
    killed: mutants.filter(({ status }) => KILLED.has(status)).length,
    total: mutants.filter(({ status }) => COUNTED.has(status)).length,
  }));
  const sum = (key: 'killed' | 'total'): number => files.reduce((all, one) => all + one[key], 0);
  return { score: (100 * sum('killed')) / sum('total'), total: sum('total'), files };
}
