import type { SessionView } from '../elements/SessionView.ts';
import type { FrameAppearance, FrameHello, FrameMessage, HostConnect, HostMessage } from '../sdk/messages.ts';
import { callClink } from './callClink.ts';
import { readParameters } from './readParameters.ts';

/** The page that holds this frame, once both know whom they talk to. */
export interface Host {
  readonly token: string;
  readonly appearance: FrameAppearance;
  readonly view: SessionView;
  readonly challengePage: string | null;
  /** The page's. */
  readonly origin: string;
  send(message: FrameMessage): void;
  /** Messages from before are kept until then. */
  listen(handler: (message: HostMessage) => void): void;
}

/**
 * Introduces the frame to its page. Which origin that may be is asked of Clink, where the SDK registered it: an
 * address alone could name any. Never settles where the page does not answer.
 */
export async function connectToHost(): Promise<Host> {
  const instanceId = readParameters().get('instance') ?? '';
  const { merchantOrigin } = await callClink<{ merchantOrigin: string }>('origin', { instanceId });
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<unknown>): void => {
      const port = event.ports[0];
      if (event.origin !== merchantOrigin || event.source !== window.parent || port === undefined) return;
      if (!isConnect(event.data)) return;
      window.removeEventListener('message', receive);
      const { token, appearance, view, challengePage } = event.data;
      resolve({
        token,
        appearance,
        view,
        challengePage,
        origin: merchantOrigin,
        send: (message) => port.postMessage(message),
        listen(handler) {
          port.onmessage = (message: MessageEvent<HostMessage>) => handler(message.data);
        },
      });
    };
    window.addEventListener('message', receive);
    const hello: FrameHello = { clink: 'hello', instanceId };
    window.parent.postMessage(hello, merchantOrigin);
  });
}

function isConnect(data: unknown): data is HostConnect {
  return typeof data === 'object' && data !== null && (data as Partial<HostConnect>).clink === 'connect';
}
