import type { WebhookEvent } from '../src/server/index.ts';

/** What the shop knows of an order from Clink's webhooks. */
export type OrderState = 'open' | 'processing' | 'paid' | 'failed' | 'expired';

/** The shop's orders, by session. A real shop keeps them in its database. */
export interface Orders {
  /** Remembers whose session this is, and what it is for. May be called twice for one session. */
  open(sessionId: string, shopper: string, content: string): void;
  /** The session that the shopper was given last for this content. */
  latestOf(shopper: string, content: string): string | undefined;
  belongsTo(sessionId: string, shopper: string | null): boolean;
  stateOf(sessionId: string): OrderState;
  /** Takes what a webhook says into account. Bears repeating, and events in any order. */
  apply(event: WebhookEvent): void;
}

// Of two events of the same moment the one further down counts.
const RANK: Readonly<Record<OrderState, number>> = { open: 0, processing: 1, failed: 2, expired: 3, paid: 4 };

export function createOrders(): Orders {
  const owners = new Map<string, string>();
  const sessions = new Map<string, string>();
  const states = new Map<string, { readonly state: OrderState; readonly at: number }>();

  return {
    open(sessionId, shopper, content) {
      owners.set(sessionId, shopper);
      sessions.set(keyOf(shopper, content), sessionId);
    },
    latestOf: (shopper, content) => sessions.get(keyOf(shopper, content)),
    belongsTo: (sessionId, shopper) => shopper !== null && owners.get(sessionId) === shopper,
    stateOf: (sessionId) => states.get(sessionId)?.state ?? 'open',
    apply({ type, resource, created }) {
      const { sessionId } = resource;
      const state = stateAfter(type);
      if (typeof sessionId !== 'string' || state === null) return;
      const at = created ?? 0;
      const before = states.get(sessionId);
      // Paid is paid. Of everything else, the latest event counts, not the one that arrived last.
      const isNews =
        before === undefined ||
        state === 'paid' ||
        (before.state !== 'paid' &&
          (at > before.at || (at === before.at && RANK[state] > RANK[before.state])));
      if (isNews) states.set(sessionId, { state, at });
    },
  };
}

function keyOf(shopper: string, content: string): string {
  return JSON.stringify([shopper, content]);
}

function stateAfter(type: WebhookEvent['type']): OrderState | null {
  switch (type) {
    case 'order.succeeded':
    case 'session.complete':
      return 'paid';
    case 'order.created':
    case 'order.next_action':
      return 'processing';
    case 'order.failed':
      return 'failed';
    case 'session.expired':
      return 'expired';
    default:
      return null;
  }
}
