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

/**
 * Delivers every event of the ledger to `Settings.webhookUrl`, up to five times until a 2xx answers. Each attempt
 * carries a fresh timestamp. Deliveries run side by side, so they may arrive out of order, as Clink's do.
 */
export function deliverWebhooks(options: WebhookOptions): void {
  options.ledger.onEvent((event) => {
    const { webhookUrl } = options.ledger.settings;
    if (webhookUrl !== null) void deliver(options, webhookUrl, event);
  });
}

async function deliver(options: WebhookOptions, url: string, event: EventRecord): Promise<void> {
  const { ledger, clock, signal } = options;
  const body = JSON.stringify({
    id: event.id,
    object: 'event',
    created: event.created,
    type: event.type,
    data: ledger.settings.webhookData === 'object' ? { object: event.resource } : event.resource,
  });
  for (let attempt = 1; attempt <= ATTEMPTS && !signal.aborted; attempt++) {
    const at = clock.now();
    const result = await attemptDelivery(options, url, at, body);
    ledger.deliveries.push({ eventId: event.id, url, attempt, at, result });
    if ('status' in result && result.status >= 200 && result.status < 300) return;
    if (attempt < ATTEMPTS) await clock.sleep(retryDelay(attempt), signal);
  }
}

async function attemptDelivery(
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
    return { error: error instanceof Error ? error.message : 'The delivery failed.' };
  }
}
