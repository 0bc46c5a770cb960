import { readOwn, readOwnText } from '../protocol/readOwn.ts';
import { parseUntrustedJson } from './parseUntrustedJson.ts';
import { WebhookError } from './WebhookError.ts';
import type { WebhookEvent } from './WebhookEvent.ts';

/**
 * The event in a body. Clink's documentation has the resource itself as `data`, and production sends it as
 * `data.object`: both are read.
 *
 * @throws WebhookError `malformed`
 */
export function parseWebhookEvent(body: Uint8Array): WebhookEvent {
  const raw = parseUntrustedJson(decode(body));
  if (raw === null) {
    throw new WebhookError(
      'malformed',
      'The body must be a JSON object, at most 16 levels deep, without the keys __proto__, constructor or prototype.',
    );
  }
  const id = readOwnText(raw, 'id');
  const type = readOwnText(raw, 'type');
  const data = readOwn(raw, 'data');
  const wrapped = readOwn(data, 'object');
  const resource = isRecord(wrapped) ? wrapped : data;
  if (id === undefined || type === undefined || !isRecord(resource)) {
    throw new WebhookError('malformed', 'The body is no event: it needs an id, a type and data.');
  }
  return { id, type, created: readTime(readOwn(raw, 'created')), resource, raw };
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new WebhookError('malformed', 'The body is not UTF-8.');
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readTime(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : value;
  return typeof time === 'number' && Number.isFinite(time) ? time : null;
}
