#!/usr/bin/env node
import { runCommand } from './runCommand.ts';

const { NO_COLOR } = process.env;

process.exitCode = await runCommand(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  color: process.stdout.isTTY && (NO_COLOR === undefined || NO_COLOR === ''),
});
