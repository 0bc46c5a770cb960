// One process of a shop on Redis. Processes of one cluster share a port.
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createCheckoutHandler } from 'react-clink-checkout/server';
import { createRedisStore } from 'react-clink-checkout/server/redis';
import { createClient } from 'redis';

const [, , apiUrl = '', socket = ''] = process.argv;

const redis = await createClient({ socket: { path: socket, tls: false } }).connect();
const handler = createCheckoutHandler({
  secretKey: 'sk_test_bench',
  publishKey: 'pk_test_bench',
  environment: 'sandbox',
  apiUrl,
  store: createRedisStore(redis),
  resolveOrder: () => ({ originalAmount: 19, originalCurrency: 'USD', customerEmail: 'ada@shop.example' }),
  authorize: () => false,
});
createServer(getRequestListener(handler)).listen(0, '127.0.0.1');
