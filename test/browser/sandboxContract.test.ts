import { inject } from 'vitest';
import { commands, page } from 'vitest/browser';
import { loadScript } from '../../src/elements/loadScript.ts';
import { describeElementsContract } from '../contract/elementsContract.ts';

const { apiUrl, origin, sdkUrl, secretKey, publishKey } = inject('sandbox');

const CARDS = {
  succeeds: '4242 4242 4242 4242',
  'is refused': '4000 0000 0000 0002',
  'is pending': '4000 0000 0000 0077',
} as const;

describeElementsContract('the embedded Clink’s SDK', () => ({
  load: async (options) => (await loadScript({ url: sdkUrl }))(options),
  createSession: async () => {
    const sessionId = await commands.createClinkSession({ apiUrl, secretKey });
    return { sessionId, publishKey, environment: 'sandbox' };
  },
  answerPromotion: () => {},
  pay: async (instance, container, end) => {
    const frame = page.frameLocator(page.elementLocator(container).getByTitle('Secure payment details'));
    await frame.getByLabelText('Card number').fill(CARDS[end]);
    await frame.getByLabelText('Expiry date').fill('12 / 34');
    await frame.getByLabelText('Security code').fill('123');
    void instance.submit();
  },
  expire: (sessionId) => commands.expireClinkSession({ origin, sessionId }),
}));
