import type { RunningSandbox } from '../../sandbox/serveSandbox.ts';

/** Pays a session as a shopper in the payment frame would, with a card whose result is not known yet. */
export async function payLater(clink: RunningSandbox, sessionId: string): Promise<void> {
  const { token } = await call(clink, 'load', {
    publishKey: clink.publishKey,
    environment: 'sandbox',
    sessionId,
  });
  await call(clink, 'confirm', {
    token,
    attemptId: 'attempt-1',
    method: 'CARD',
    number: '4000000000000077',
    expiry: '12/40',
    securityCode: '123',
  });
}

async function call(
  clink: RunningSandbox,
  name: string,
  body: object,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${clink.origin}/elements/${name}`, {
    method: 'POST',
    headers: { Origin: clink.origin },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`The sandbox refused ${name}: ${JSON.stringify(answer)}`);
  return answer;
}
