import type { TypeCard } from '../sdk/messages.ts';

/** Lets the page at `origin`, which holds this frame, type a test card: a story has no hands that reach in here. */
export function acceptTestCards(origin: string, type: (number: string) => void): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== origin || event.source !== window.parent || !isTypeCard(event.data)) return;
    type(event.data.number);
    event.ports[0]?.postMessage('done');
  });
}

function isTypeCard(data: unknown): data is TypeCard {
  return typeof data === 'object' && data !== null && (data as Partial<TypeCard>).clink === 'type-card';
}
