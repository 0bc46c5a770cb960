import { UsageError } from './Command.ts';
import type { Command, ExitCode } from './Command.ts';
import { checkCommand } from './conformance/checkCommand.ts';
import { sandboxCommand } from './sandbox/sandboxCommand.ts';
import type { Terminal } from './Terminal.ts';
import { verifyCommand } from './verify/verifyCommand.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  sandbox: sandboxCommand,
  check: checkCommand,
  verify: verifyCommand,
};

/** Runs `react-clink-checkout <args>`. Never rejects for what the caller did wrong. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.write(overview());
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    terminal.complain(name === '' ? overview() : `There is no such command.\n\n${overview()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.write(command.help);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.complain(`${error.message}\n\n${command.help}`);
    return 2;
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: react-clink-checkout <command> [--help]\n\n${lines.join('\n')}\n`;
}
