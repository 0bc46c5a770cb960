// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { parseWebhookEvent } from '../../src/server/parseWebhookEvent.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a body that is no event', () => {
  it.each([
    ['is empty', bytes(''), 'The body is no JSON object.'],
    ['is no JSON', bytes('{"id":'), 'The body is no JSON object.'],
    ['is null', bytes('null'), 'The body is no JSON object.'],
    ['is a list', bytes('[{"id":"evt_1","type":"a.b"}]'), 'The body is no JSON object.'],
    ['is a text', bytes('"evt_1"'), 'The body is no JSON object.'],
    ['is no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'The body is not UTF-8.'],
    ['has no id', bytes('{"type":"a.b"}'), 'The body is no event: it needs an id and a type.'],
    ['has no type', bytes('{"id":"evt_1"}'), 'The body is no event: it needs an id and a type.'],
  ])('since it %s is refused with that reason', (_case, body, message) => {
    expect(() => parseWebhookEvent(body)).toThrow(
      expect.objectContaining({ status: 400, code: 'malformed', message }),
    );
  });
});
