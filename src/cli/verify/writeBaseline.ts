import { writeFile } from 'node:fs/promises';
import { UsageError } from '../Command.ts';
import type { Baseline } from './Baseline.ts';

/** @throws UsageError where there is such a file and it may not be replaced, or it cannot be written */
export async function writeBaseline(file: string, baseline: Baseline, mayReplace: boolean): Promise<void> {
  const text = `${JSON.stringify(baseline, null, 2)}\n`;
  try {
    await writeFile(file, text, { flag: mayReplace ? 'w' : 'wx' });
  } catch (error) {
    throw new UsageError(
      (error as NodeJS.ErrnoException).code === 'EEXIST'
        ? 'There is a baseline already, and it was left as it is. Give --force to replace it; its purposes are lost then.'
        : 'The baseline cannot be written. Is the folder of --baseline there?',
    );
  }
}
