import { describe, expect, expectTypeOf, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import type * as postgres from '../../../src/server/postgres.ts';
import type * as redis from '../../../src/server/redis.ts';
import type * as refusal from '../../../src/server/stores/refuseBrowser.ts';

describe('the entries of the stores in a build for browsers', () => {
  it('throw on import, and say what to do', async () => {
    const loaded = import('../../../src/server/stores/refuseBrowser.ts');
    await expect(loaded).rejects.toThrow(/belongs on the server only.*"worker", "workerd" or "edge-light"/);
  });

  it('have every export of the real ones, so that a bundler gets as far as the error', () => {
    expectTypeOf<keyof typeof refusal>().toEqualTypeOf<keyof typeof redis | keyof typeof postgres>();
  });

  it.each(['redis', 'postgres'] as const)('are told apart like the endpoint’s own: %s', (name) => {
    const replaced = JSON.stringify(manifest.exports['./server'])
      .replaceAll('/server/index.', `/server/${name}.`)
      .replaceAll('/server/refuseBrowser.', '/server/stores/refuseBrowser.');
    expect(JSON.stringify(manifest.exports[`./server/${name}`])).toBe(replaced);
  });
});
