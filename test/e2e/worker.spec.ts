import { CARDS, expect } from './fixtures.ts';
import { fieldsOf, fillCard, withHarness } from './withHarness.ts';

/** The worst a shop's own service worker can do: what it has seen once it answers for ever. */
const WORKER = `
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || !event.request.url.includes('/api/')) return;
  event.respondWith((async () => {
    const cache = await caches.open('everything');
    const known = await cache.match(event.request);
    if (known) return known;
    const answer = await fetch(event.request);
    await cache.put(event.request, answer.clone());
    return answer;
  })());
});
`;

withHarness.use({
  settings: {
    scripts: { '/worker.js': WORKER },
    security: { trustedTypesPolicies: ['worker'] },
  },
});

withHarness(
  'a service worker that answers from its cache keeps nobody from learning that it was paid (case 71)',
  async ({ page, shop, harness, open }) => {
    shop.clink.sandbox.control.configure({ pendingDelayMs: 60_000 });
    await page.goto(`${harness.origin}/elsewhere`);
    await page.evaluate(async () => {
      const factory = (
        window as unknown as {
          trustedTypes: {
            createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
          };
        }
      ).trustedTypes;
      const policy = factory.createPolicy('worker', { createScriptURL: (url: string) => url });
      await navigator.serviceWorker.register(policy.createScriptURL('/worker.js'));
      await navigator.serviceWorker.ready;
    });
    await open('/plain');
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await fillCard(fieldsOf(page), CARDS.pending);
    await page.getByRole('button', { name: /^Pay/ }).click();
    await expect(page.getByRole('status')).toContainText('is being confirmed');
    const sessionId = shop.sessionId();
    await page.goto(`${harness.origin}/complete?session_id=${sessionId}`);
    await expect.poll(() => harness.requests('/api/checkout/session', 'GET')).toBeGreaterThan(0);
    shop.clink.sandbox.control.settlePayment(sessionId);
    await expect(page.getByRole('heading')).toContainText('Payment received');
  },
);
