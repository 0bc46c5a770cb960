import type { BrowserCommand } from 'vitest/node';

interface ClinkCommands {
  /** Makes a session of 24 USD as a merchant's server would, and gives its id. */
  createClinkSession(clink: { apiUrl: string; secretKey: string }): Promise<string>;
  /** Ends a session's time. */
  expireClinkSession(target: { origin: string; sessionId: string }): Promise<void>;
}

declare module 'vitest/browser' {
  interface BrowserCommands extends ClinkCommands {}
}

/** What a test in the browser has the server side do: the browser has no secret key and no way to the controls. */
export const clinkCommands: {
  [K in keyof ClinkCommands]: BrowserCommand<
    Parameters<ClinkCommands[K]>,
    Awaited<ReturnType<ClinkCommands[K]>>
  >;
} = {
  createClinkSession: async (_context, { apiUrl, secretKey }) => {
    const response = await fetch(`${apiUrl}checkout/session`, {
      method: 'POST',
      headers: {
        'X-API-KEY': secretKey,
        'X-Timestamp': String(Date.now()),
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({
        originalAmount: 24,
        originalCurrency: 'USD',
        customerEmail: 'ada@example.com',
        uiMode: 'elements',
        returnUrl: 'http://localhost/{ELEMENTS_SESSION_ID}',
        allowPromotionCodes: true,
      }),
    });
    const reply = (await response.json()) as { data?: { sessionId: string } };
    if (!reply.data) throw new Error('The embedded Clink made no session.');
    return reply.data.sessionId;
  },
  expireClinkSession: async (_context, { origin, sessionId }) => {
    const response = await fetch(`${origin}/control/sessions/${sessionId}/expire`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    if (!response.ok) throw new Error(`The embedded Clink answered ${response.status}.`);
  },
};
