// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const GUIDE = 'docs/server.md';
const text = readFileSync(GUIDE, 'utf8');

describe('the guide to the server', () => {
  it.each(['CheckoutHandlerOptions', 'HandlerOptions', 'WebhookHandlerOptions', 'readWebhookSettings'])(
    'names every option of %s',
    (file) => {
      const source = readFileSync(`src/server/${file}.ts`, 'utf8');
      const interfaces = source.matchAll(/^export interface \w*Options\b[\s\S]*?^}/gm);
      const options = [...interfaces].flatMap(([code]) =>
        [...code.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name),
      );
      expect(options.length).toBeGreaterThan(2);
      for (const option of options) expect(text).toContain(`\`${option}\``);
    },
  );
});
