import { page } from 'vitest/browser';
import { startPageSandbox } from '../../sandbox/page/startPageSandbox.ts';
import { describeElementsContract } from '../contract/elementsContract.ts';

const CARDS = {
  succeeds: '4242 4242 4242 4242',
  'is refused': '4000 0000 0000 0002',
  'is pending': '4000 0000 0000 0077',
} as const;

describeElementsContract('the SDK of the embedded Clink in the page', () => {
  const { sandbox, loadElements, endpoint } = startPageSandbox({
    resolveOrder: () => ({
      originalAmount: 24,
      originalCurrency: 'USD',
      customerEmail: 'ada@example.com',
      allowPromotionCodes: true,
    }),
  });
  return {
    load: loadElements,
    createSession: async () => {
      const { sessionId } = await endpoint(
        { uiMode: 'elements', returnUrl: 'http://localhost/{ELEMENTS_SESSION_ID}' },
        { idempotencyKey: crypto.randomUUID() },
      );
      return { sessionId, publishKey: sandbox.keys.publishKey, environment: 'sandbox' };
    },
    answerPromotion: () => {},
    pay: async (instance, container, end) => {
      const frame = page.frameLocator(page.elementLocator(container).getByTitle('Secure payment details'));
      await frame.getByLabelText('Card number').fill(CARDS[end]);
      await frame.getByLabelText('Expiry date').fill('12 / 34');
      await frame.getByLabelText('Security code').fill('123');
      void instance.submit();
    },
    expire: async (sessionId) => sandbox.control.expireSession(sessionId),
  };
});
