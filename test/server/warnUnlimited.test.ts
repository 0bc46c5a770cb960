// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestHandler } from './createTestHandler.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

// What is written to the console without being expected fails a test.
describe('that anybody may ask the endpoint, as often as they like', () => {
  it.each(['production', 'test', undefined])('is not said in %s (case 45)', (mode) => {
    vi.stubEnv('NODE_ENV', mode);
    expect(createTestHandler).not.toThrow();
  });

  it('is not said where the runtime cannot be asked what it is (case 45)', () => {
    vi.stubGlobal('process', undefined);
    expect(createTestHandler).not.toThrow();
  });

  it.each([{ rateLimit: () => undefined }, { identifyCaller: () => 'ada' }])(
    'is not said where somebody counts or looks: %o (case 45)',
    (options) => {
      vi.stubEnv('NODE_ENV', 'development');
      expect(() => createTestHandler(undefined, options)).not.toThrow();
    },
  );

  it('is said to a developer once, with what to do and without a key (case 45)', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubEnv('NODE_ENV', 'development');
    createTestHandler();
    createTestHandler();
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/Give `rateLimit`/));
    expect(warn).not.toHaveBeenCalledWith(expect.stringContaining('canary'));
  });
});
