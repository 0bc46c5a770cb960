// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { scriptInventory, securityHeaders } from '../../src/server/index.ts';
import type { PageSecurityOptions } from '../../src/server/index.ts';

const SDK = 'https://cdn.jsdelivr.net/npm/@clink-ai/clink-elements/dist/index.iife.js';

function directivesOf(options: PageSecurityOptions): Record<string, string[]> {
  const policy = securityHeaders(options)['Content-Security-Policy'] ?? '';
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

describe('securityHeaders', () => {
  it('lets Clink’s script and frames in, and nothing inline', () => {
    const policy = directivesOf({ environment: 'production' });
    expect(policy).toMatchObject({
      'script-src': ["'self'", SDK],
      'frame-src': ['https://checkout.clinkbill.com', 'https://api.clinkbill.com'],
      'frame-ancestors': ["'none'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
    });
    expect(JSON.stringify(policy)).not.toMatch(/unsafe|\*|uat-/);
  });

  it('keeps the sandbox’s hosts out of production, and the other way round', () => {
    expect(securityHeaders({ environment: 'sandbox' })['Content-Security-Policy']).not.toMatch(
      /https:\/\/(?:api|checkout)\.clinkbill/,
    );
  });

  it('takes a nonce, the page’s other scripts, Trusted Types and who may frame it', () => {
    const policy = directivesOf({
      environment: 'sandbox',
      nonce: 'bm9uY2Utbm9uY2Utbm9uY2U=',
      scripts: [
        { url: 'https://stats.example/count.js?site=1', purpose: 'counts visits' },
        { url: '/own.js', purpose: 'own' },
      ],
      frameAncestors: ['https://shop.example'],
      trustedTypes: true,
      trustedTypesPolicies: ['shop'],
      reportUrl: 'https://shop.example/csp?key=1',
    });
    expect(policy['script-src']).toEqual([
      "'self'",
      "'nonce-bm9uY2Utbm9uY2Utbm9uY2U='",
      SDK,
      'https://stats.example/count.js',
    ]);
    expect(policy).toMatchObject({
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['clink-react', 'shop'],
      'frame-ancestors': ['https://shop.example'],
      'report-uri': ['https://shop.example/csp?key=1'],
    });
  });

  it('lets Clink’s frames ask for payment', () => {
    expect(securityHeaders({ environment: 'production' })['Permissions-Policy']).toContain(
      'payment=(self "https://checkout.clinkbill.com"',
    );
  });

  it.each<Partial<PageSecurityOptions>>([
    { nonce: "x'; script-src *" },
    { nonce: 'short' },
    { clinkOrigins: ["https://a.example; script-src 'unsafe-inline'"] },
    { frameAncestors: ['*'] },
    { reportUrl: 'https://a.example/;script-src' },
    { sdkUrl: 'javascript:alert(1)' },
    { trustedTypesPolicies: ['x; script-src-elem *'] },
    { scripts: [{ url: '//cdn.example/a.js', purpose: '' }] },
    { scripts: [{ url: 'https://a.example/a.js, https://b.example', purpose: '' }] },
  ])('refuses what would break out of a header: %o', (options) => {
    expect(() => securityHeaders({ environment: 'sandbox', ...options })).toThrow(TypeError);
  });
});

describe('scriptInventory', () => {
  it('lists Clink’s SDK and the page’s scripts, and how each is kept from changing', () => {
    const entries = scriptInventory({
      environment: 'production',
      integrity: 'sha384-abc',
      scripts: [{ url: '/theme.js', purpose: 'chooses the theme before the page is drawn' }],
    });
    expect(entries).toEqual([
      {
        url: SDK,
        purpose: expect.stringContaining('payment fields') as unknown,
        integrity: 'sha384-abc',
        addedBy: 'react-clink-checkout',
        assurance: 'integrity',
      },
      {
        url: '/theme.js',
        purpose: 'chooses the theme before the page is drawn',
        addedBy: 'page',
        assurance: 'address',
      },
    ]);
  });
});
