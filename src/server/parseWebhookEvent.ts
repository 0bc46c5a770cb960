import { isRecord } from '../protocol/isRecord.ts';
import { readOwn, readOwnText } from '../protocol/readOwn.ts';
import { WebhookError } from './WebhookError.ts';
import type { WebhookEvent } from './WebhookEvent.ts';

/**
 * The event in a body. Clink's documentation has the resource itself as `data`, and production sends it as
 * `data.object`: both are read.
 *
 * @throws WebhookError `malformed`
 */
export function parseWebhookEvent(body: Uint8Array): WebhookEvent {
  const raw = parse(decode(body));
  if (!isRecord(raw)) throw new WebhookError('malformed', 'The body is no JSON object.');
  const givenId = readOwn(raw, 'id');
  const id = typeof givenId === 'number' ? String(givenId) : readOwnText(raw, 'id');
  const type = readOwnText(raw, 'type');
  const data = readOwn(raw, 'data');
  const wrapped = readOwn(data, 'object');
  const resource = isRecord(wrapped) ? wrapped : isRecord(data) ? data : {};
  if (id === undefined || type === undefined) {
    throw new WebhookError('malformed', 'The body is no event: it needs an id and a type.');
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

/** Clink has signed it, so any depth and any key is what it means to say: a genuine event is never refused for them. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readTime(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : value;
  return typeof time === 'number' && Number.isFinite(time) ? time : null;
}
