import type { TypeCard } from '../sdk/messages.ts';

/**
 * Types a test card into the payment fields in `container`: a page cannot reach into their frame, and neither can a
 * story's play function. Resolves when it stands there; the fields must be ready.
 *
 * @throws Error when there are no payment fields
 */
export function typeCard(container: ParentNode, number: string): Promise<void> {
  const frame = container.querySelector<HTMLIFrameElement>('iframe[title="Secure payment details"]');
  const target = frame?.contentWindow;
  if (!target) throw new Error('There are no payment fields here.');
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    const message: TypeCard = { clink: 'type-card', number };
    // The frame has an opaque origin, which cannot be named.
    target.postMessage(message, '*', [channel.port2]);
  });
}
