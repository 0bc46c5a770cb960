import type { Sandbox } from './Sandbox.ts';

/** What one needs to know of a sandbox that runs: the lines for an `.env`, and where to look. */
export function describeSandbox(sandbox: Sandbox, webhookUrl: string | undefined): string {
  const { origin, apiUrl, sdkUrl, secretKey, publishKey, webhookSecret } = sandbox;
  return `Embedded Clink. No money moves, and all is forgotten when it ends.

  ${origin}/ shows sessions, payments and webhooks, and has them expire, fail or wait
  4242 4242 4242 4242 pays; the payment form lists the other test cards

For the server, as its .env; they are the same with each start and worth nothing elsewhere:

CLINK_ENVIRONMENT=sandbox
CLINK_SECRET_KEY=${secretKey}
CLINK_PUBLISH_KEY=${publishKey}
CLINK_WEBHOOK_SECRET=${webhookSecret}
CLINK_API_URL=${apiUrl}

For the page, as sdkUrl of the checkout:

CLINK_SDK_URL=${sdkUrl}

Webhooks go to ${webhookUrl ?? 'nobody: --webhook <url> says where'}. Ctrl+C ends it.
`;
}
