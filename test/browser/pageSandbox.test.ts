import { afterEach, expect, it } from 'vitest';
import type { ClinkElements } from '../../src/elements/ClinkElements.ts';
import { typeCard } from '../../sandbox/page/typeCard.ts';
import { startPageSandbox } from '../../sandbox/page/startPageSandbox.ts';

let undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo) step();
  undo = [];
});

async function openFields(): Promise<{
  clink: ReturnType<typeof startPageSandbox>;
  instance: ClinkElements;
  container: HTMLElement;
  seen: string[];
}> {
  const clink = startPageSandbox({
    resolveOrder: () => ({ originalAmount: 24, originalCurrency: 'USD', customerEmail: 'ada@example.com' }),
  });
  const { sessionId } = await clink.endpoint(
    { uiMode: 'elements', returnUrl: 'http://localhost/{ELEMENTS_SESSION_ID}' },
    { idempotencyKey: 'attempt-1' },
  );
  const instance = await clink.loadElements({
    sessionId,
    publishKey: clink.sandbox.keys.publishKey,
    environment: 'sandbox',
  });
  const seen: string[] = [];
  for (const name of ['session-init-success', 'session-success', 'error'] as const) {
    instance.on(name, () => seen.push(name));
  }
  instance.on('submit-enabled', (enabled) => seen.push(`submit-enabled ${enabled}`));
  const container = document.body.appendChild(document.createElement('div'));
  undo.push(() => {
    instance.destroy();
    container.remove();
  });
  instance.createElement('paymentMethod').mount(container);
  await expect.poll(() => seen, { timeout: 8000 }).toContain('session-init-success');
  return { clink, instance, container, seen };
}

it('keeps page and payment fields out of each other’s reach', async () => {
  const { container } = await openFields();
  const frame = container.querySelector('iframe');
  expect(frame?.contentDocument).toBeNull();
  expect(frame?.sandbox.value.split(' ')).toEqual(['allow-scripts', 'allow-forms']);
});

it('pays with the card that a play function types', async () => {
  const { clink, instance, container, seen } = await openFields();
  await typeCard(container, '4242424242424242');
  void instance.submit();
  await expect.poll(() => seen, { timeout: 8000 }).toContain('session-success');
  expect(clink.sandbox.control.snapshot().payments.map(({ status }) => status)).toEqual(['succeeded']);
});

it('makes one session for an idempotency key, and another try after a failure', async () => {
  const clink = startPageSandbox({
    resolveOrder: () => ({ originalAmount: 24, originalCurrency: 'USD', customerEmail: 'ada@example.com' }),
  });
  const ask = (): ReturnType<typeof clink.endpoint> =>
    clink.endpoint(
      { uiMode: 'elements', returnUrl: 'http://localhost/{ELEMENTS_SESSION_ID}' },
      { idempotencyKey: 'attempt-1' },
    );
  clink.sandbox.faults.add({ match: { path: '/api/' }, status: 500, times: 1 });
  await expect(ask()).rejects.toMatchObject({ code: 'endpoint_error', status: 500 });
  const [first, second] = await Promise.all([ask(), ask()]);
  expect(second).toEqual(first);
  expect(clink.sandbox.control.snapshot().sessions).toHaveLength(1);
});

it('hears test cards from its own page only', async () => {
  const { clink, instance, seen } = await openFields();
  const stranger = document.body.appendChild(document.createElement('iframe'));
  undo.push(() => stranger.remove());
  stranger.srcdoc = `<script>
    parent.frames[0].postMessage({ clink: 'type-card', number: '4242424242424242' }, '*');
  </script>`;
  await new Promise((resolve) => {
    stranger.addEventListener('load', resolve);
  });
  seen.length = 0;
  void instance.submit();
  // Refused by the fields: nothing stands in them.
  await expect.poll(() => seen).toEqual(['submit-enabled false', 'submit-enabled true']);
  expect(clink.sandbox.control.snapshot().payments).toEqual([]);
});
