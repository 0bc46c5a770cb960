import { newId } from '../ledger/newId.ts';
import { CallError } from '../elements/callElements.ts';
import type { ElementsFailure, PaymentDetails, SessionView } from '../elements/SessionView.ts';
import { callClink } from './callClink.ts';

const READS = 3;
const READ_EVERY_MS = 400;

/**
 * Confirms a payment. When the answer is lost the session is read instead, never the payment repeated: an attempt
 * newer than `previousPaymentId` shows that it was carried out. Resolves with the session or with why not.
 */
export async function payWith(
  token: string,
  details: PaymentDetails,
  previousPaymentId: string | null,
): Promise<SessionView | ElementsFailure> {
  const answer = await settled(
    callClink<SessionView>('confirm', { token, attemptId: newId('att'), ...details }),
  );
  if ('sessionId' in answer || answer.name !== 'SessionLoadError') return answer;

  for (let read = 0; read < READS; read++) {
    const view = await settled(callClink<SessionView>('session', { token }));
    if ('sessionId' in view) {
      if ((view.payment?.paymentId ?? null) !== previousPaymentId) return view;
      break;
    }
    if (view.name !== 'SessionLoadError') return view;
    await new Promise((resolve) => setTimeout(resolve, READ_EVERY_MS));
  }
  return { name: 'PaymentError', code: 'network_error', message: '' };
}

async function settled(call: Promise<SessionView>): Promise<SessionView | ElementsFailure> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CallError) return error.failure;
    throw error;
  }
}
