import { holdsSecret } from '../../protocol/environment.ts';
import type { Check } from '../conformance/Check.ts';

export const noSecrets: Check = {
  name: 'secrets',
  title: 'No answer holds a secret key',
  why: 'With the secret key (sk_…) anybody can act as the shop at Clink; with the webhook’s (whsec_…) anybody can say that an order was paid.',
  remedy: 'Replace the key in Clink’s dashboard now: it has to count as known. Then find what sends it.',
  isPassive: true,
  run({ endpoint }) {
    const leaky = endpoint.exchanges.find(
      ({ text, headers }) => holdsSecret(text) || [...headers.values()].some(holdsSecret),
    );
    if (!leaky) return { verdict: 'ok', sent: 'every request before', came: 'no secret' };
    const where = holdsSecret(leaky.text) ? 'the body' : 'a header';
    return {
      verdict: 'fault',
      sent: leaky.sent,
      came: `a secret key in ${where}`,
      wrong: 'A secret has left the server.',
    };
  },
};
