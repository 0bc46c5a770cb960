import { createAmountInfo } from './createAmountInfo.ts';
import { createFakeVerbs } from './createFakeVerbs.ts';
import { createSessionReply } from './createSessionReply.ts';
import type { FakeClink, FakeClinkOptions, FakeSession } from './FakeClink.ts';
import { FakeElements } from './FakeElements.ts';
import { FakeLedger } from './FakeLedger.ts';
import { FakeSteps } from './FakeSteps.ts';
import { forgetTabSessions } from './forgetTabSessions.ts';
import { sdkError } from './sdkError.ts';

const DAY = 86_400_000;

let fakes = 0;

/**
 * A Clink of a test's own, which knows nothing of another. Made before its checkout is rendered: it has the tab forget which
 * sessions were tried at earlier ones.
 */
export function createFakeClink(options: FakeClinkOptions = {}): FakeClink {
  fakes += 1;
  forgetTabSessions();
  const prefix = `sess_fake_${fakes}`;
  const { sessionLifetime = DAY, autoReady = true, strict = true } = options;
  const sessions: FakeSession[] = [];
  const instances: FakeElements[] = [];
  const calls: string[] = [];
  const misuses: string[] = [];
  const steps = new FakeSteps();
  const ledger = new FakeLedger(createAmountInfo(options.amount), sessionLifetime);

  const live = (): FakeElements => {
    const found = instances.findLast((instance) => !instance.isDestroyed);
    if (found) return found;
    throw new Error(
      instances.length === 0
        ? 'There is no live instance: nothing has been loaded yet. Wait for the form, as with `await screen.findByRole("button", { name: /Pay/ })`.'
        : 'There is no live instance: the last one was destroyed, since its checkout ended, failed or was taken away.',
    );
  };
  const props: FakeClink['props'] = {
    endpoint: async (request, context?: { readonly idempotencyKey: string }) => {
      const idempotencyKey = context?.idempotencyKey;
      if (!idempotencyKey) {
        throw new Error(
          'The fake endpoint was called without an idempotency key, by which it knows a repeat. Hand the whole of it to the checkout: endpoint={clink.endpoint}.',
        );
      }
      calls.push('endpoint');
      await steps.pass('endpoint');
      let session = sessions.find((made) => made.idempotencyKey === idempotencyKey);
      if (!session) {
        const sessionId = `${prefix}_${sessions.length + 1}`;
        const record = ledger.recordOf(sessionId);
        session = {
          sessionId,
          idempotencyKey,
          request,
          get state() {
            return record.state;
          },
        };
        sessions.push(session);
      }
      const { sessionId } = session;
      const expireTime = new Date(ledger.recordOf(sessionId).expiresAt).toISOString();
      return createSessionReply({ sessionId, expireTime });
    },
    loadElements: async ({ sessionId, environment, publishKey }) => {
      calls.push('load');
      const record = ledger.recordOf(sessionId);
      if (record.isTaken) {
        misuses.push('load of a session that has a live instance');
        throw sdkError('DuplicateInstanceError');
      }
      record.isTaken = true;
      try {
        await steps.pass('load');
        if (environment !== 'sandbox' || !publishKey.startsWith('pk_test_')) throw sdkError('ClinkApiError');
        ledger.admit(sessionId);
      } catch (error) {
        record.isTaken = false;
        throw error;
      }
      const instance = new FakeElements({
        sessionId,
        session: record,
        autoReady,
        onMisuse: (text) => misuses.push(text),
        log: (call) => calls.push(call),
        onDestroy: () => {
          record.isTaken = false;
        },
      });
      instances.push(instance);
      return instance;
    },
  };

  return {
    sessions,
    instances,
    calls,
    misuses,
    get current() {
      return live();
    },
    ...props,
    props,
    hold: (step) => steps.hold(step),
    fail: (step, error) => steps.fail(step, error),
    failToLoad: (name = 'SessionLoadError', code) => steps.fail('load', sdkError(name, code)),
    verify: () => {
      const complaints = [...misuses.map((text) => `Clink’s SDK forbids this: ${text}`), ...steps.unmet];
      if (complaints.length > 0) throw new Error(`The fake Clink complains:\n- ${complaints.join('\n- ')}`);
    },
    ...createFakeVerbs(live, strict),
  };
}
