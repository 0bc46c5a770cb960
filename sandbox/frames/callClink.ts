import { CallError, callElements } from '../elements/callElements.ts';
import type { CallAnswer, FrameCall } from '../sdk/messages.ts';
import { isOpaque } from './isOpaque.ts';

/** Asks the elements API. Throws a `CallError`. */
export type CallClink = <T>(call: string, body: object) => Promise<T>;

/** How a frame asks Clink. Throws a `CallError`. The only place in the frames that touches the network. */
export const callClink: CallClink = (call, body) =>
  isOpaque ? askHolder(call, body) : callElements(`${location.origin}/`, call, body);

function askHolder<T>(call: string, body: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }: MessageEvent<CallAnswer>) => {
      channel.port1.close();
      if ('failure' in data) reject(new CallError(data.failure));
      else resolve(data.reply as T);
    };
    const message: FrameCall = { clink: 'call', call, body };
    // Whoever holds this document has written it, and it cannot be moved to another holder.
    window.parent.postMessage(message, '*', [channel.port2]);
  });
}
