import type { Command } from '../Command.ts';
import { printReport } from './printReport.ts';
import { readCheckOptions } from './readCheckOptions.ts';
import { runChecks } from './runChecks.ts';

/** `react-clink-checkout check <url>` */
export const checkCommand: Command = {
  summary: 'Checks a checkout endpoint, in whatever language it is written',
  help: `Usage: react-clink-checkout check <url> [options]

Checks that the endpoint at <url> keeps the protocol of the checkout (docs/endpoint.openapi.yaml). It makes two sessions
there, one where an order keeps its session, more where it takes what it should refuse, and sends at most 60 requests.
Nothing is paid.

  --order <json>        what to order, as the page would say it, such as '{"cartId":"c_1"}'; {} otherwise
  --header <line>       sent along, such as 'Cookie: shopper=1'; may be repeated
  --return-url <url>    with {ELEMENTS_SESSION_ID} in it; /complete on the endpoint's origin otherwise
  --production          goes on where the endpoint says that it is Clink's production
  --json                prints the results as JSON

Ends with 0 when nothing is at fault (warnings may be), with 1 when something is, with 2 when it was called wrongly.
`,
  async run(args, terminal) {
    const options = readCheckOptions(args);
    if (!options.json) {
      terminal.write(
        `Checking ${new URL(options.url).origin}${new URL(options.url).pathname}\n` +
          'This makes two sessions there, one where an order keeps its session, more where it takes what it should refuse. Nothing is paid.\n\n',
      );
    }
    const report = await runChecks(options);
    if (options.json) terminal.write(`${JSON.stringify(report, null, 2)}\n`);
    else printReport(report, terminal);
    return report.faults === 0 ? 0 : 1;
  },
};
