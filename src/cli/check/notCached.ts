import type { Check } from '../conformance/Check.ts';
import { describeAnswer } from '../conformance/Exchange.ts';

export const notCached: Check = {
  name: 'cache',
  title: 'No answer may be kept by a cache',
  why: 'A cache would show one shopper’s session to another, or an old status after the payment.',
  remedy: 'Send Cache-Control: no-store with every answer, errors included.',
  isPassive: true,
  run({ endpoint }) {
    const kept = endpoint.exchanges.filter(
      // Answers to methods that nothing uses are kept by no cache.
      ({ status, headers }) =>
        status > 0 && status !== 405 && !/\bno-store\b/i.test(headers.get('Cache-Control') ?? ''),
    );
    const worst = kept.find(({ status }) => status < 300) ?? kept[0];
    if (!worst) return { verdict: 'ok', sent: 'every request before', came: 'Cache-Control: no-store' };
    return {
      verdict: worst.status < 300 ? 'fault' : 'warning',
      sent: worst.sent,
      came: describeAnswer(worst),
      wrong: `Cache-Control is ${worst.headers.has('Cache-Control') ? 'there, without no-store' : 'missing'}.`,
    };
  },
};
