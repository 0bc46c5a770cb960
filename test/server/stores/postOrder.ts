import { Agent, request } from 'node:http';

export const SHOP = 'https://shop.example';

/** Header of a request whose reply is lost: the process runs the handler and breaks the connection. */
export const LOSE_REPLY = 'x-lose-reply';

/** Cart whose order never gets a price. */
export const HANGING_CART = 'hanging';

const agent = new Agent({ keepAlive: true });

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Starts a checkout as a page would. Rejects when no whole answer arrives. */
export function postOrder(
  port: number,
  { cart, ...extra }: { cart: string; headers?: Record<string, string>; signal?: AbortSignal },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      Origin: SHOP,
      'Content-Type': 'application/json',
      'Idempotency-Key': `key-of-${cart}`,
      ...extra.headers,
    };
    const { signal } = extra;
    const options = {
      host: '127.0.0.1',
      port,
      method: 'POST',
      agent,
      headers,
      ...(signal ? { signal } : {}),
    };
    const outgoing = request(options, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (part: string) => (text += part));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(
      JSON.stringify({
        cartId: cart,
        uiMode: 'elements',
        returnUrl: `${SHOP}/complete?id={ELEMENTS_SESSION_ID}`,
      }),
    );
  });
}

/** Status and code of a refusal. */
export function problemOf({ status, text }: Answer): string {
  return `${status} ${(JSON.parse(text) as { code?: string }).code}`;
}

/** The session an answer is about. */
export function sessionOf({ text }: Answer): string | undefined {
  return (JSON.parse(text) as { sessionId?: string }).sessionId;
}
