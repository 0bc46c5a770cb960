import { useState } from 'react';
import { CheckoutError } from 'react-clink-checkout';
import type { ClinkCheckoutProps } from 'react-clink-checkout';
import { startPageSandbox } from '../../sandbox/page/startPageSandbox.ts';
import type { PageSandbox } from '../../sandbox/page/startPageSandbox.ts';
import { resolveOrder } from './order.ts';
import { RETURN_URL } from './returnUrl.ts';
import { useStage } from './Stage.ts';
import type { Stage } from './Stage.ts';

/** What a checkout is given by its story: where Clink is, and what the toolbar says. */
export type StoryClink = Pick<
  ClinkCheckoutProps,
  'endpoint' | 'loadElements' | 'returnUrl' | 'locale' | 'messages' | 'appearance'
>;

/** The embedded Clink in this page, with the toolbar's latency and fault. */
export function useLiveClink(prepare?: (sandbox: PageSandbox['sandbox']) => void): StoryClink {
  const stage = useStage();
  const [{ endpoint, loadElements }] = useState(() => {
    const clink = startPageSandbox({ resolveOrder, settings: { latencyMs: Number(stage.latency) } });
    disturb(clink, stage.fault);
    prepare?.(clink.sandbox);
    return stage.fault === 'script-blocked' ? { ...clink, loadElements: refuse } : clink;
  });
  const { locale, messages, theme } = stage;
  return { endpoint, loadElements, returnUrl: RETURN_URL, locale, messages, appearance: { theme } };
}

function disturb({ sandbox }: PageSandbox, fault: Stage['fault']): void {
  const { faults } = sandbox;
  switch (fault) {
    case 'endpoint-500':
      faults.add({ match: { path: '/api/checkout/session' }, status: 500 });
      return;
    case 'endpoint-down':
      faults.add({ match: { path: '/api/checkout/session' }, drop: 'before' });
      return;
    case 'session-load-failed':
      faults.add({ match: { path: '/elements/load' }, status: 500 });
      return;
    case 'decline-next': {
      const error = { name: 'PaymentError', code: 'card_declined', message: '' };
      faults.add({
        match: { path: '/elements/confirm' },
        status: 402,
        body: JSON.stringify({ error }),
        times: 1,
      });
      return;
    }
    case 'none':
    case 'script-blocked':
      return;
    default:
      fault satisfies never;
  }
}

/** What the library's own loader says when a content blocker takes the script away. */
async function refuse(): Promise<never> {
  throw new CheckoutError('sdk_blocked');
}
