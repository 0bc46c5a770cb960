import { signWebhook } from '../src/testing/signWebhook.ts';
import type { Clock } from './clock.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { DeliveryRecord, EventRecord } from './ledger/records.ts';

export interface WebhookOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly secret: string;
  readonly fetch: typeof fetch;
  /** Ends every delivery and every wait for the next attempt. */
  readonly signal: AbortSignal;
}

const ATTEMPTS = 5;
const TIMEOUT_MS = 10_000;

/** ms before the attempt after `attempt`: 0.5 s, 1 s, 2 s, 4 s. */
function retryDelay(attempt: number): number {
  return 500 * 2 ** (attempt - 1);
}

export interface Webhooks {
  /** Whether an event is on its way, or waits for its next attempt. */
  isUnderWay(eventId: string): boolean;
  /**
   * Delivers an event once more to the address of now, with a fresh timestamp, and is not repeated. Throws a
   * `RangeError` when there is no such event, a `TypeError` when there is no address.
   */
  sendAgain(eventId: string): Promise<DeliveryRecord>;
}

/**
 * Delivers every event of the ledger to `Settings.webhookUrl`, up to five times until a 2xx answers. Each attempt
 * carries a fresh timestamp. Deliveries run side by side, so they may arrive out of order, as Clink's do.
 */
export function deliverWebhooks(options: WebhookOptions): Webhooks {
  const { ledger } = options;
  const underWay = new Set<string>();
  ledger.onEvent((event) => {
    const { webhookUrl } = ledger.settings;
    if (webhookUrl === null) return;
    underWay.add(event.id);
    void deliver(options, webhookUrl, event).finally(() => underWay.delete(event.id));
  });
  return {
    isUnderWay: (eventId) => underWay.has(eventId),
    async sendAgain(eventId) {
      const event = ledger.events.find(({ id }) => id === eventId);
      if (event === undefined) throw new RangeError('There is no event with this id.');
      const { webhookUrl } = ledger.settings;
      if (webhookUrl === null) {
        throw new TypeError('There is no address to send to: set the webhook destination first.');
      }
      const before = ledger.deliveries.filter((delivery) => delivery.eventId === eventId).length;
      return attemptDelivery(options, webhookUrl, event, before + 1);
    },
  };
}

/** The body of an event, as it is sent. */
export function bodyOf(ledger: Ledger, { id, created, type, resource }: EventRecord): string {
  const data = ledger.settings.webhookData === 'object' ? { object: resource } : resource;
  return JSON.stringify({ id, object: 'event', created, type, data });
}

async function deliver(options: WebhookOptions, url: string, event: EventRecord): Promise<void> {
  const { clock, signal } = options;
  for (let attempt = 1; attempt <= ATTEMPTS && !signal.aborted; attempt++) {
    const { result } = await attemptDelivery(options, url, event, attempt);
    if ('status' in result && result.status >= 200 && result.status < 300) return;
    if (attempt < ATTEMPTS) await clock.sleep(retryDelay(attempt), signal);
  }
}

async function attemptDelivery(
  options: WebhookOptions,
  url: string,
  event: EventRecord,
  attempt: number,
): Promise<DeliveryRecord> {
  const { ledger, clock } = options;
  const at = clock.now();
  const result = await post(options, url, at, bodyOf(ledger, event));
  const delivery: DeliveryRecord = { eventId: event.id, url, attempt, at, result };
  ledger.deliveries.push(delivery);
  return delivery;
}

async function post(
  { secret, fetch, signal }: WebhookOptions,
  url: string,
  timestamp: number,
  body: string,
): Promise<DeliveryRecord['result']> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: {
        'Content-Type': 'application/json',
        'X-Clink-Timestamp': String(timestamp),
        'X-Clink-SignType': 'SHA256',
        'X-Clink-Signature': await signWebhook(secret, timestamp, body),
      },
      body,
    });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

/** What `fetch` says, and the code that is why: `fetch failed (ECONNREFUSED)`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'The delivery failed.';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? `${error.message} (${code})` : error.message;
}
