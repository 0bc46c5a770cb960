import { expect } from './fixtures.ts';
import { expectStatus, fieldsOf, withHarness } from './withHarness.ts';

withHarness('only the SDK listens for messages, and only it posts any (case 74)', async ({ page, open }) => {
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const stacks: string[] = [];
    Object.assign(window, { stacks });
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (this: EventTarget, type: string, ...rest) {
      if (type === 'message' && (this === window || this === document))
        stacks.push(String(new Error().stack));
      addEventListener.call(this, type, ...(rest as [EventListener]));
    };
    const { set } = Object.getOwnPropertyDescriptor(window, 'onmessage') ?? {};
    Object.defineProperty(window, 'onmessage', {
      set(listener: unknown) {
        stacks.push(String(new Error().stack));
        set?.call(window, listener);
      },
    });
  });
  await open();
  const stacks = await page.evaluate(() => (window as unknown as { stacks: string[] }).stacks);
  expect(stacks.length).toBeGreaterThan(0);
  // The line below the spy's own is the caller's.
  const callers = stacks.map((stack) => stack.split('\n')[2] ?? '');
  expect(callers.filter((caller) => !caller.includes('/clink-elements/'))).toEqual([]);
});

withHarness(
  'a thousand messages from the page, its frames and a stranger change nothing (case 74)',
  async ({ page, shop, open }) => {
    await open();
    const card = fieldsOf(page).getByLabel('Card number');
    await card.fill('4242 4242');
    const before = await page.locator('main').innerHTML();
    const asked = shop.ledger().requests.length;
    await page.evaluate(async () => {
      const stranger = document.createElement('iframe');
      document.body.append(stranger);
      const names = ['session-success', 'session-pending', 'submit-enabled', 'amount-change', 'error'];
      const shapes = (count: number): unknown[] => [
        names[count % names.length],
        { type: names[count % names.length], payload: true },
        { event: names[count % names.length], data: { totalAmount: 0.01 } },
        { clink: 'hello', instanceId: `inst_${count}` },
        JSON.stringify({ type: 'outcome', view: { status: 'completed' } }),
        { __proto__: null, constructor: { prototype: { status: 'complete' } } },
        null,
        new Map([['status', 'complete']]),
      ];
      for (let count = 0; count < 1000; count += 1) {
        const all = shapes(count);
        const message = all[count % all.length];
        if (count % 3 === 0) window.postMessage(message, '*');
        else if (count % 3 === 1)
          window.dispatchEvent(
            new MessageEvent('message', {
              data: message,
              origin: 'http://127.0.0.1',
              source: stranger.contentWindow,
            }),
          );
        else
          window.dispatchEvent(new MessageEvent('message', { data: message, origin: 'https://evil.test' }));
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      stranger.remove();
    });
    await expectStatus(page, 'ready');
    expect(await page.locator('main').innerHTML()).toBe(before);
    await expect(card).toHaveValue('4242 4242');
    expect(shop.ledger().requests.length).toBe(asked);
    expect(shop.ledger().payments).toEqual([]);
  },
);
