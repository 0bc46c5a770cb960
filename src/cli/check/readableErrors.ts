import { readClinkCode } from '../../protocol/readClinkCode.ts';
import type { Check, Finding } from '../conformance/Check.ts';
import { describeAnswer, outcomeOf } from '../conformance/Exchange.ts';
import type { Exchange } from '../conformance/Exchange.ts';

const HTML = /<(?:!doctype|html|body|pre|script)\b/i;
// Line breaks of a stack are written as \n in JSON.
const STACK = /(?:\n|\\n)\s+at \S|Traceback \(most recent call|Stack trace:|\(\w+\.java:\d+\)/;
const PATH = /(?<![\w.:/-])\/(?:usr|home|var|opt|srv|app|root|etc|tmp|Users)\/[\w.-]+|\b[A-Z]:\\/;

const INSIDES: readonly (readonly [string, RegExp])[] = [
  ['a stack', STACK],
  ['a file’s path', PATH],
  ['HTML', HTML],
];

export const readableErrors: Check = {
  name: 'errors',
  title: 'Every refusal carries a code, and nothing from inside the server',
  why: 'By the code the checkout knows what to tell the shopper. A stack, a page of HTML or a file’s path tells a stranger how the server is built.',
  remedy:
    'Answer errors as JSON with a code: { code }, { error: { code } }, { error } or problem details. Switch the framework’s error pages off.',
  isPassive: true,
  run({ endpoint }) {
    const errors = endpoint.exchanges.filter(
      (exchange) => exchange.status >= 400 || outcomeOf(exchange) === 'refused',
    );
    const findings = errors.map(judge);
    const ok: Finding = { verdict: 'ok', sent: 'every request before', came: `${errors.length} refusals` };
    return (
      findings.find(({ verdict }) => verdict === 'fault') ??
      findings.find(({ verdict }) => verdict === 'warning') ??
      ok
    );
  },
};

function judge(exchange: Exchange): Finding {
  const { sent, status, text, json } = exchange;
  const came = describeAnswer(exchange);
  const leak = INSIDES.find(([, pattern]) => pattern.test(text))?.[0];
  if (leak !== undefined) return { verdict: 'fault', sent, came, wrong: `There is ${leak} in it.` };
  // A framework's own 405 may be bare: the checkout never sends such a request.
  if (readClinkCode(json) !== undefined || (status === 405 && text === ''))
    return { verdict: 'ok', sent, came };
  return { verdict: 'fault', sent, came, wrong: 'There is no code in it that the checkout can read.' };
}
