import type { ClinkElements } from '../../src/index.ts';
import { CLINK_SCRIPT, loadScriptTag } from '../page/loadScriptTag.ts';
import { postSession } from '../page/postSession.ts';
import type { SessionOfShop } from '../page/postSession.ts';
import { startPage } from '../page/startPage.ts';

/** The least that there is to do: session and script in the same tick, then the frame. No React, nothing handled. */
let ahead: Promise<SessionOfShop> | null = null;
let elements: ClinkElements | null = null;
let run = 0;

async function open(container: HTMLElement, orderId: string, own: number): Promise<void> {
  const session = ahead ?? postSession(orderId);
  ahead = null;
  const [{ sessionId, publishKey }] = await Promise.all([session, loadScriptTag(CLINK_SCRIPT)]);
  if (own !== run) return;
  const made = await window.ClinkElements?.loadClinkElements({
    publishKey,
    sessionId,
    environment: 'sandbox',
  });
  if (own !== run) return made?.destroy();
  elements = made ?? null;
  elements?.createElement('paymentMethod').mount(container);
}

startPage({
  name: 'optimal script',
  mount: (container, orderId) => {
    run += 1;
    void open(container, orderId, run);
  },
  unmount: () => {
    run += 1;
    elements?.destroy();
    elements = null;
  },
  prefetch: (orderId) => {
    ahead = postSession(orderId);
    void loadScriptTag(CLINK_SCRIPT);
  },
});
