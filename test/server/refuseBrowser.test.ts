// @vitest-environment node
import { describe, expect, expectTypeOf, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import type * as entry from '../../src/server/index.ts';
import type * as refusal from '../../src/server/refuseBrowser.ts';

describe('the server entry in a build for browsers', () => {
  it('throws on import, and says what to do', async () => {
    const loaded = import('../../src/server/refuseBrowser.ts');
    await expect(loaded).rejects.toThrow(/belongs on the server only.*"worker", "workerd" or "edge-light"/);
  });

  it('has every export of the real one, so that a bundler gets as far as the error', () => {
    expectTypeOf<keyof typeof refusal>().toEqualTypeOf<keyof typeof entry>();
  });

  it.each([
    ['Node', ['node', 'import'], './dist/server/index.js'],
    ['browsers', ['browser', 'import', 'module'], './dist/server/refuseBrowser.js'],
    // Builds for these resolve "browser" as well.
    ['Cloudflare Workers', ['workerd', 'worker', 'browser'], './dist/server/index.js'],
    ['the edge runtime of Next.js', ['edge-light', 'browser'], './dist/server/index.js'],
    ['web workers of a server', ['worker', 'browser'], './dist/server/index.js'],
    ['React Server Components', ['react-server', 'edge-light', 'browser'], './dist/server/index.js'],
    ['TypeScript', ['types', 'browser', 'import'], './dist/server/index.d.ts'],
  ])('is chosen by the order of the conditions: %s', (_case, conditions, file) => {
    const entries = Object.entries(manifest.exports['./server']);
    const first = entries.find(([name]) => name === 'default' || conditions.includes(name));
    expect(first?.[1]).toBe(file);
  });
});
