// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { CLINK_ELEMENTS_URL, isAllowedScriptUrl } from '../../src/protocol/scriptUrl.ts';

const SHOP = 'https://shop.example';
const CDN = 'https://cdn.jsdelivr.net';

describe('Clink’s script', () => {
  it('is published where Clink’s documentation says', () => {
    expect(CLINK_ELEMENTS_URL).toBe(`${CDN}/npm/@clink-ai/clink-elements/dist/index.iife.js`);
    expect(isAllowedScriptUrl(CLINK_ELEMENTS_URL, SHOP)).toBe(true);
  });

  it.each([
    `${CDN}/npm/@clink-ai/clink-elements@1.2.3/dist/index.iife.js`,
    `${CDN}/npm/@clink-ai/clink-elements@latest`,
    `${CDN}/npm/@clink-ai/clink-elements/`,
    'https://clinkbill.com/elements.js',
    'https://js.clinkbill.com/elements.js',
    'https://a.b.clinkbill.com/elements.js',
    'http://localhost:4174/sdk.js',
    'https://localhost/sdk.js',
    'http://127.0.0.1:4174/sdk.js',
    'http://[::1]/sdk.js',
    '/vendor/clink.js',
    'vendor/clink.js',
    `${SHOP}/vendor/clink.js`,
  ])('may come from %s', (url) => {
    expect(isAllowedScriptUrl(url, SHOP)).toBe(true);
  });

  it.each([
    `${CDN}/npm/@clink-ai/clink-elements`,
    `${CDN}/npm/@clink-ai/clink-elements-evil@1/index.js`,
    `${CDN}/npm/@clink-ai/clink-elements/../../evil/index.js`,
    `${CDN}/npm/@clink-ai/clink-elements@1/..%2f..%2f..%2fevil/index.js`,
    `${CDN}/gh/evil/x/npm/@clink-ai/clink-elements@1/index.js`,
    `${CDN}/npm/evil/index.js`,
    `${CDN}:8443/npm/@clink-ai/clink-elements@1/index.js`,
    'http://cdn.jsdelivr.net/npm/@clink-ai/clink-elements@1/index.js',
    'https://evil.example/npm/@clink-ai/clink-elements@1/index.js',
    'http://js.clinkbill.com/elements.js',
    'https://js.clinkbill.com:8443/elements.js',
    'https://js.clinkbill.com.evil.example/elements.js',
    'https://evilclinkbill.com/elements.js',
    'https://js.clinkbill-com.example/elements.js',
    'https://clinkbillxcom/elements.js',
    'http://shop.example/vendor/clink.js',
    'https://localhost.evil.example/sdk.js',
    'xhttps://localhost/sdk.js',
    'ftp://localhost/sdk.js',
    `blob:${SHOP}/1`,
    'data:text/javascript,alert(1)',
    'https://',
  ])('may not come from %s', (url) => {
    expect(isAllowedScriptUrl(url, SHOP)).toBe(false);
  });
});
