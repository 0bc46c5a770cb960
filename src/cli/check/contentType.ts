import type { Check } from '../conformance/Check.ts';
import { describeAnswer } from '../conformance/Exchange.ts';

export const contentType: Check = {
  name: 'content-type',
  title: 'Every answer says that it is JSON',
  why: 'The checkout reads a body as JSON only where the Content-Type says so, and a browser may take anything else for a page.',
  remedy: 'Send Content-Type: application/json, or application/problem+json for errors.',
  isPassive: true,
  run({ endpoint }) {
    const other = endpoint.exchanges.filter(
      ({ text, headers }) =>
        text !== '' && !/^[\w.]+\/(?:[\w.-]+\+)?json\b/i.test(headers.get('Content-Type') ?? ''),
    );
    const worst = other.find(({ status }) => status < 300) ?? other[0];
    if (!worst) return { verdict: 'ok', sent: 'every request before', came: 'JSON' };
    return {
      verdict: worst.status < 300 ? 'fault' : 'warning',
      sent: worst.sent,
      came: describeAnswer(worst),
      wrong: 'Its Content-Type is not JSON.',
    };
  },
};
