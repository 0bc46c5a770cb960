import { createFakeClink } from '../../src/testing/index.ts';
import { describeElementsContract } from './elementsContract.ts';

describeElementsContract('the in-memory fake', () => {
  const fake = createFakeClink();
  let sessions = 0;
  return {
    load: fake.loadElements,
    createSession: async () => {
      sessions += 1;
      return { sessionId: `sess_${sessions}`, publishKey: 'pk_test_fake', environment: 'sandbox' };
    },
    answerPromotion: (answer) => {
      if (answer === 'accepted') fake.acceptPromotion('WELCOME10', 2.4);
      else if (answer === 'cleared') fake.clearPromotion();
      else fake.rejectPromotion();
    },
    expire: async () => fake.expire(),
    pay: async (instance, _container, end) => {
      void instance.submit();
      if (end === 'succeeds') fake.succeed();
      else if (end === 'is pending') fake.pend();
      else fake.decline();
    },
  };
});
