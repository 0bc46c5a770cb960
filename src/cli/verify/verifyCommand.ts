import { readFile } from 'node:fs/promises';
import { UsageError } from '../Command.ts';
import type { Command, ExitCode } from '../Command.ts';
import type { Terminal } from '../Terminal.ts';
import { lookAt } from './lookAt.ts';
import { plainAddress } from './plain.ts';
import { printVerification } from './printVerification.ts';
import { readBaseline } from './readBaseline.ts';
import { readVerifyOptions } from './readVerifyOptions.ts';
import { recordBaseline } from './recordBaseline.ts';
import type { VerifyOptions } from './VerifyOptions.ts';
import { verifyPage } from './verifyPage.ts';
import { writeBaseline } from './writeBaseline.ts';

/** `react-clink-checkout verify <page>` */
export const verifyCommand: Command = {
  summary: 'Compares a payment page’s scripts and headers, as served, with a baseline',
  help: `Usage: react-clink-checkout verify <page> [options]

Fetches the payment page at <page> and compares its scripts and headers with a baseline: a JSON file of
{ "scripts": scriptInventory(options), "headers": securityHeaders(options) }. What it prints can serve as evidence for
PCI DSS 6.4.3 and 11.6.1; whether a shop complies is for its assessor.

  --baseline <file>      the baseline; clink-page.json otherwise
  --write                records what the page serves now as the baseline; a person then fills in each purpose
  --force                with --write: replaces a baseline that is there
  --header <line>        sent to the page, such as 'Cookie: shopper=1'; may be repeated; the browser does not send it
  --browser <path>       opens the page in this Chromium too
  --browser-flag <flag>  given to it, such as --browser-flag=--no-sandbox; may be repeated
  --skip-sdk             does not ask for the scripts that this library adds
  --json                 prints the results as JSON

A fault is: a script, inline ones too, that the baseline does not list; one that it lists without a purpose; one that is
missing; a tag without the listed integrity; bytes with another hash; code in an attribute; a header that is missing, or
weaker: a directive gone, a source or an origin added, reports sent elsewhere, a nonce that is short or always the same;
and one that opens the page or leads away from it, and is not listed.
A note fails nothing. It is what is stricter (a source or an origin less, a directive or a security header more), a page
that leads on within its origin, a script that is only preloaded, and one of this library's that was not added.

Without --browser it is not seen what scripts add to the page. With it, scripts are seen that were in the page at the
end, and those that were asked for by their addresses: modules that others import, workers, tags that were taken off
again. Inline scripts taken off again, evaluated texts, shadow roots, frames of other origins, what waits for a click,
and what is shown to some visitors only are not seen in any case. Of scripts listed by address alone the bytes are not
compared.

Ends with 0 when nothing is at fault (notes may be), with 1 when something is, with 2 when it was called wrongly.
`,
  async run(args, terminal) {
    const options = readVerifyOptions(args);
    if (options.write) return write(options, terminal);
    const baseline = readBaseline(await readText(options.baseline));
    if (!options.json) terminal.write(`Verifying ${plainAddress(options.url)}\n\n`);
    const report = await verifyPage(options, baseline);
    if (options.json) terminal.write(`${JSON.stringify(report, null, 2)}\n`);
    else printVerification(report, terminal);
    return report.faults === 0 ? 0 : 1;
  },
};

async function write(options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  const look = await lookAt(options);
  const [fault] = look.findings;
  if (look.kind === 'failure' || fault) {
    terminal.complain(`${fault?.text}. No baseline was written.\n`);
    return 1;
  }
  const baseline = recordBaseline(look);
  await writeBaseline(options.baseline, baseline, options.force);
  const { scripts, headers } = baseline;
  terminal.write(
    `Wrote the baseline: ${scripts.length} scripts, ${Object.keys(headers).length} headers.\n` +
      'Now say of each script why the page has it, in its purpose: without, it counts as not authorised.\n',
  );
  if (!look.hasBrowser) {
    terminal.write(
      'Clink’s script is not in it if the checkout adds it at run time: that needs --browser.\n',
    );
  }
  return 0;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageError(
      'The baseline cannot be read. Make it from scriptInventory() and securityHeaders(), or with --write; --baseline says where it is.',
    );
  }
}
