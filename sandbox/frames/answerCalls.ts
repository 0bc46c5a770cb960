import { CallError } from '../elements/callElements.ts';
import type { CallAnswer, FrameCall } from '../sdk/messages.ts';
import type { CallClink } from './callClink.ts';

/**
 * Calls Clink for a frame that has no origin, and so none to ask: on behalf of the window that `getFrame` names and
 * nobody else. Returns the function that ends it.
 */
export function answerCalls(getFrame: () => Window | null | undefined, call: CallClink): () => void {
  const listen = (event: MessageEvent<unknown>): void => {
    const port = event.ports[0];
    if (event.origin !== 'null' || event.source === null || event.source !== getFrame()) return;
    if (port === undefined || !isCall(event.data)) return;
    const answer = (message: CallAnswer): void => {
      port.postMessage(message);
      port.close();
    };
    call(event.data.call, event.data.body).then(
      (reply) => answer({ reply }),
      (error: unknown) => {
        if (!(error instanceof CallError)) throw error;
        answer({ failure: error.failure });
      },
    );
  };
  window.addEventListener('message', listen);
  return () => window.removeEventListener('message', listen);
}

function isCall(data: unknown): data is FrameCall {
  return typeof data === 'object' && data !== null && (data as Partial<FrameCall>).clink === 'call';
}
