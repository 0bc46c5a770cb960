import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { pageState } from '../../src/checkout/pageState.ts';
import { VERSION } from '../../src/checkout/version.ts';
import { ClinkCheckout, diagnose } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { expectConsole } from '../setup/expectConsole.ts';

beforeEach(resetPage);
afterEach(() => {
  Reflect.deleteProperty(document, 'featurePolicy');
  Reflect.deleteProperty(location, 'ancestorOrigins');
  Object.assign(pageState(), { version: VERSION });
});

function denyPayment(): void {
  Object.defineProperty(document, 'featurePolicy', {
    configurable: true,
    value: { allowsFeature: (name: string) => name !== 'payment' },
  });
}

const codes = (options?: Parameters<typeof diagnose>[0]): string[] =>
  diagnose(options).map(({ code }) => code);

describe('diagnose', () => {
  it('finds nothing on a page that is in order', () => {
    expect(diagnose()).toEqual([]);
  });

  it('names the header that is missing where `payment` is denied (case 56)', () => {
    denyPayment();
    expect(codes()).toEqual(['payment_denied']);
    expect(diagnose()[0]?.message).toMatch(/Permissions-Policy: payment=\(self/);
    expect(diagnose()[0]?.message).not.toContain('allow=');
  });

  it('names the attribute of the frame, too, where the page is in one (case 56)', () => {
    denyPayment();
    vi.stubGlobal('top', {});
    expect(diagnose()[0]?.message).toContain('`allow="payment"`');
  });

  it('says what to do about cross-origin isolation (case 57)', () => {
    vi.stubGlobal('crossOriginIsolated', true);
    expect(codes()).toEqual(['cross_origin_isolated']);
    expect(diagnose()[0]?.message).toContain('credentialless');
  });

  it('warns of a frame of another site, and of none that is meant to be (case 83)', () => {
    Object.defineProperty(location, 'ancestorOrigins', {
      configurable: true,
      value: [location.origin, 'https://evil.example'],
    });
    expect(codes()).toEqual(['framed']);
    expect(diagnose()[0]?.message).toContain('https://evil.example');
    expect(codes({ frameAncestors: ['https://evil.example'] })).toEqual([]);
  });

  it('tells of two versions on one page (case 14)', () => {
    Object.assign(pageState(), { version: '0.0.9' });
    expect(codes()).toEqual(['two_versions']);
    Object.assign(pageState(), { version: undefined });
    expect(diagnose()[0]?.message).toContain('an older one');
  });
});

describe('a checkout', () => {
  const open = async (): Promise<void> => {
    const fake = createFakeClink();
    await act(async () => {
      render(
        <ClinkCheckout
          endpoint={fake.endpoint}
          loadElements={fake.loadElements}
          order={{ cartId: 'cart_1' }}
          returnUrl="/complete/{ELEMENTS_SESSION_ID}"
        />,
      );
    });
  };

  it('warns of it by itself in development (cases 56, 57)', async () => {
    vi.stubGlobal('crossOriginIsolated', true);
    expectConsole('warn', /cross-origin isolated/);
    await open();
  });

  it('says nothing in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    vi.stubGlobal('crossOriginIsolated', true);
    await open();
  });
});

it('the version that copies of the library compare is the package’s (case 102)', () => {
  expect(VERSION).toBe(manifest.version);
});
