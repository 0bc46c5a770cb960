import type { Ledger } from '../ledger/ledger.ts';
import type {
  CustomerRecord,
  DeliveryRecord,
  EventRecord,
  InstanceRecord,
  OrderRecord,
  PaymentRecord,
  RequestRecord,
  SessionRecord,
} from '../ledger/records.ts';
import type { Settings } from '../ledger/settings.ts';

/** A copy of the ledger as plain JSON, without the tokens in it. */
export interface LedgerSnapshot {
  readonly now: number;
  readonly settings: Settings;
  readonly customers: readonly CustomerRecord[];
  readonly sessions: readonly Omit<SessionRecord, 'tokenValue'>[];
  readonly payments: readonly PaymentRecord[];
  readonly orders: readonly OrderRecord[];
  readonly events: readonly EventRecord[];
  readonly deliveries: readonly DeliveryRecord[];
  readonly instances: {
    readonly created: number;
    readonly destroyed: number;
    readonly list: readonly Omit<InstanceRecord, 'token'>[];
  };
  readonly requests: readonly RequestRecord[];
}

export function takeSnapshot(ledger: Ledger): LedgerSnapshot {
  const instances = [...ledger.instances.values()];
  return structuredClone({
    now: ledger.now(),
    settings: ledger.settings,
    customers: [...ledger.customers.values()],
    sessions: [...ledger.sessions.values()].map(({ tokenValue: _, ...session }) => session),
    payments: [...ledger.payments.values()],
    orders: [...ledger.orders.values()],
    events: ledger.events,
    deliveries: ledger.deliveries,
    instances: {
      created: instances.length,
      destroyed: instances.filter((instance) => instance.destroyed !== null).length,
      list: instances.map(({ token: _, ...instance }) => instance),
    },
    requests: ledger.requests,
  });
}
