/** What the merchant's endpoint answers: a session in the words of each service. */
export interface SessionOfShop {
  readonly sessionId: string;
  readonly publishKey: string;
  readonly clientSecret: string;
  readonly clientToken: string;
  readonly checkoutConfigurationId: string;
}

/** The merchant's own call of his endpoint. */
export async function postSession(orderId: string): Promise<SessionOfShop> {
  const response = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cartId: orderId }),
  });
  return (await response.json()) as SessionOfShop;
}
