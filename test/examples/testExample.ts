import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSandbox } from '../../sandbox/startSandbox.ts';
import type { RunningSandbox } from '../../sandbox/serveSandbox.ts';
import { payLater } from './payLater.ts';
import { clinkEnv, runProcess, startProcess } from './startProcess.ts';
import type { RunningProcess } from './startProcess.ts';

/** Starts an example's server with these variables; port 0, so that it takes a free one. */
export type StartExample = (env: Readonly<Record<string, string>>) => Promise<RunningProcess>;

export const startTypeScript =
  (file: string): StartExample =>
  (env) =>
    startProcess([process.execPath, '--import', 'tsx', file], {
      ...env,
      // Without the paths of the root's: the package is found by its name, in dist.
      TSX_TSCONFIG_PATH: 'examples/tsconfig.json',
    });

/** What every example has to do, as a process of its own that is reached over loopback. */
export function testExample(name: string, start: StartExample): void {
  describe(`the ${name} example`, () => {
    let clink: RunningSandbox;
    let server: RunningProcess;

    beforeAll(async () => {
      // Until the test lets it settle.
      clink = await startSandbox({ settings: { pendingDelayMs: 3_600_000 } });
      server = await start(clinkEnv(clink));
      clink.sandbox.control.configure({ webhookUrl: `${server.origin}/api/checkout/webhook` });
    });
    afterAll(async () => {
      await server?.stop();
      await clink?.close();
    });

    /** As the page does when it is opened. */
    async function openCart() {
      const response = await fetch(`${server.origin}/api/cart`);
      const cart = (await response.json()) as { id: string; total: number };
      return { cart, cookie: response.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
    }

    /** Every event was taken the first time. */
    async function untilDelivered(): Promise<void> {
      await vi.waitFor(() => {
        const { deliveries, events } = clink.sandbox.ledger;
        expect(deliveries).toHaveLength(events.length);
        for (const { result } of deliveries) expect(result).toEqual({ status: 200 });
      }, 10_000);
    }

    it('passes react-clink-checkout check', async () => {
      const { cart, cookie } = await openCart();
      const { code, output } = await runProcess([
        process.execPath,
        'dist/cli/main.js',
        'check',
        `${server.origin}/api/checkout`,
        ...['--order', JSON.stringify({ cartId: cart.id })],
        ...['--header', `Cookie: ${cookie}`],
      ]);
      expect(output).toMatch(/ 0 warnings, 0 faults\n$/);
      expect(code).toBe(0);
    });

    it('takes the price from the server, and says that it is paid when Clink does and not before', async () => {
      const { cart, cookie } = await openCart();
      const endpoint = `${server.origin}/api/checkout`;
      const made = await fetch(endpoint, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'attempt-0001', Cookie: cookie },
        body: JSON.stringify({
          cartId: cart.id,
          originalAmount: 0.01,
          uiMode: 'elements',
          returnUrl: `${server.origin}/complete?session_id={ELEMENTS_SESSION_ID}`,
        }),
      });
      const { sessionId } = (await made.json()) as { sessionId: string };
      const session = clink.sandbox.ledger.sessions.get(sessionId);
      expect(session?.fields).toMatchObject({ originalAmount: cart.total, originalCurrency: 'USD' });

      const askStatus = async (): Promise<unknown> =>
        (await fetch(`${endpoint}?session_id=${sessionId}`, { headers: { Cookie: cookie } })).json();
      const paidLine = `Paid, to be sent: ${cart.id}`;
      expect(await askStatus()).toEqual({ sessionId, status: 'open', paymentStatus: 'unpaid' });
      await payLater(clink, sessionId);
      expect(await askStatus()).toEqual({ sessionId, status: 'open', paymentStatus: 'processing' });
      await untilDelivered();
      expect(server.output()).not.toContain(paidLine);

      clink.sandbox.control.settlePayment(sessionId);
      expect(await askStatus()).toEqual({ sessionId, status: 'complete', paymentStatus: 'paid' });
      await vi.waitFor(() => expect(server.output()).toContain(paidLine), 10_000);
      await untilDelivered();
      expect(server.output().split(paidLine)).toHaveLength(2);
    });

    it('gives another tab of the shopper the session of the cart, and says when it is paid (case 64)', async () => {
      const { cart, cookie } = await openCart();
      const ask = async (shopper: string): Promise<Readonly<Record<string, unknown>>> => {
        const response = await fetch(`${server.origin}/api/checkout`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'Idempotency-Key': crypto.randomUUID(),
            Cookie: shopper,
          },
          body: JSON.stringify({
            cartId: cart.id,
            uiMode: 'elements',
            returnUrl: `${server.origin}/complete?session_id={ELEMENTS_SESSION_ID}`,
          }),
        });
        return (await response.json()) as Record<string, unknown>;
      };
      const first = await ask(cookie);
      expect(await ask(cookie)).toEqual({ ...first, paymentStatus: 'unpaid' });
      await payLater(clink, String(first['sessionId']));
      expect(await ask(cookie)).toEqual({ ...first, paymentStatus: 'processing' });
      clink.sandbox.control.settlePayment(String(first['sessionId']));
      expect(await ask(cookie)).toEqual({ ...first, paymentStatus: 'paid' });
      const stranger = await ask('shopper=somebody-else');
      expect(stranger['sessionId']).not.toBe(first['sessionId']);
    });

    it('believes no webhook that Clink did not sign', async () => {
      const before = server.output();
      const [session] = clink.sandbox.ledger.sessions.values();
      const forged = await fetch(`${server.origin}/api/checkout/webhook`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Clink-Timestamp': String(Date.now()),
          'X-Clink-SignType': 'SHA256',
          'X-Clink-Signature': '0'.repeat(64),
        },
        body: JSON.stringify({ id: 'evt_1', type: 'session.complete', data: { sessionId: session?.id } }),
      });
      expect(forged.status).toBe(401);
      expect(await forged.json()).toMatchObject({ code: 'forged' });
      expect(server.output()).toBe(before);
    });
  });
}
