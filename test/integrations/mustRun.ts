import { runProcess } from '../examples/startProcess.ts';

/** Runs a command in `folder` to its end. @throws Error with its output, unless it succeeds */
export async function mustRun(
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  folder: string,
): Promise<void> {
  const { code, output } = await runProcess(command, env, folder);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code ?? 'its time'}:\n${output}`);
}
