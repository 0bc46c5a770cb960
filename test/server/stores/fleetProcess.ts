// One process of a shop that runs several. Takes its settings from its argument, tells its parent the port, and ends
// with it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createCheckoutHandler } from '../../../src/server/index.ts';
import type { FleetMessage, FleetSettings } from './FleetSettings.ts';
import { openStore } from './openStore.ts';
import { HANGING_CART, LOSE_REPLY, SHOP } from './postOrder.ts';

const settings = JSON.parse(process.argv[2] ?? '{}') as FleetSettings;

const handler = createCheckoutHandler({
  secretKey: 'sk_test_fleet',
  publishKey: 'pk_test_fleet',
  environment: 'sandbox',
  apiUrl: settings.apiUrl,
  timeoutMs: settings.timeoutMs,
  now: () => Date.now() + settings.aheadMs,
  allowedOrigins: [SHOP],
  store: await openStore(settings),
  authorize: () => false,
  resolveOrder: async ({ cartId }) => {
    if (cartId === HANGING_CART) {
      tell({ kind: 'hanging' });
      await new Promise(() => undefined);
    }
    return { originalAmount: 19, originalCurrency: 'USD', merchantReferenceId: String(cartId) };
  },
});

const server = createServer(
  getRequestListener(async (request, { incoming }) => {
    const response = await handler(request);
    if (incoming.headers[LOSE_REPLY]) incoming.socket.destroy();
    return response;
  }),
);
server.listen(0, '127.0.0.1', () => {
  tell({ kind: 'listening', port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit());

function tell(message: FleetMessage): void {
  process.send?.(message);
}
