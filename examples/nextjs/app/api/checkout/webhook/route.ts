import { createWebhookHandler } from 'react-clink-checkout/server';
import { shop } from '../../../../shop';

export const POST = createWebhookHandler({
  secret: process.env.CLINK_WEBHOOK_SECRET ?? '',
  onEvent({ type, resource }) {
    const order = shop.orders.get(String(resource.sessionId));
    if (type !== 'session.complete' || !order || order.isPaid) return;
    order.isPaid = true;
    console.log(`Paid, to be sent: ${order.cartId}`);
  },
  onError: (error) => console.error(error),
});
