import type {
  CustomerRecord,
  DeliveryRecord,
  EventRecord,
  EventType,
  FailureCode,
  InstanceRecord,
  OrderRecord,
  PaymentRecord,
  RequestRecord,
  SessionRecord,
} from './records.ts';
import { newId } from './newId.ts';
import { changeSettings, DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** Milliseconds since the epoch. */
export type Now = () => number;

/** Everything the sandbox knows, in memory. Records change in place; rules live in the files beside this one. */
export interface Ledger {
  readonly now: Now;
  readonly customers: Map<string, CustomerRecord>;
  readonly sessions: Map<string, SessionRecord>;
  readonly payments: Map<string, PaymentRecord>;
  readonly orders: Map<string, OrderRecord>;
  readonly instances: Map<string, InstanceRecord>;
  readonly events: EventRecord[];
  readonly deliveries: DeliveryRecord[];
  readonly requests: RequestRecord[];
  readonly settings: Settings;
  /** What the next payment fails with, whatever it is paid with; `null` leaves it alone. */
  nextDecline: FailureCode | null;
  /** Throws a `TypeError` on a setting that does not exist. */
  configure(changes: Partial<Settings>): void;
  /** Writes an event down and tells the listeners. */
  record(type: EventType, resource: EventRecord['resource']): void;
  /** Returns the function that ends the listening. */
  onEvent(listener: (event: EventRecord) => void): () => void;
  /** Forgets everything; settings return to what they were at the start. */
  clear(): void;
}

const REQUESTS_KEPT = 5_000;

export function createLedger(now: Now, initial: Partial<Settings> = {}): Ledger {
  const start = changeSettings(DEFAULT_SETTINGS, initial);
  const listeners = new Set<(event: EventRecord) => void>();
  let settings = start;
  const requests: RequestRecord[] = [];
  const ledger: Ledger = {
    now,
    customers: new Map(),
    sessions: new Map(),
    payments: new Map(),
    orders: new Map(),
    instances: new Map(),
    events: [],
    deliveries: [],
    requests,
    nextDecline: null,
    get settings() {
      return settings;
    },
    configure(changes) {
      settings = changeSettings(settings, { ...changes });
    },
    record(type, resource) {
      const event: EventRecord = { id: newId('evt'), type, created: now(), resource };
      ledger.events.push(event);
      for (const listener of listeners) listener(event);
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      for (const map of [
        ledger.customers,
        ledger.sessions,
        ledger.payments,
        ledger.orders,
        ledger.instances,
      ]) {
        map.clear();
      }
      for (const list of [ledger.events, ledger.deliveries, ledger.requests]) list.length = 0;
      ledger.nextDecline = null;
      settings = start;
    },
  };
  return ledger;
}

/** Writes a served request down; the oldest ones make room. */
export function logRequest(ledger: Ledger, request: RequestRecord): void {
  ledger.requests.push(request);
  if (ledger.requests.length > REQUESTS_KEPT) ledger.requests.shift();
}
