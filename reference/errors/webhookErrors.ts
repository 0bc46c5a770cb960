import type { WebhookErrorCode } from '../../src/server/WebhookError.ts';
import type { ErrorGuide } from './ErrorGuide.ts';

/** For every code of a `WebhookError`; what happened is in its docstring. */
export const WEBHOOK_ERRORS: Readonly<Record<WebhookErrorCode, ErrorGuide & { readonly happened: string }>> =
  {
    missing_header: {
      happened: 'It has no signature to check.',
      cause: 'Not Clink’s, or a proxy drops headers.',
      fix: 'Let `X-Clink-Signature`, `X-Clink-Timestamp` and `X-Clink-SignType` pass.',
    },
    forged: {
      happened: 'None of the secrets signed these bytes with this timestamp.',
      cause: 'The secret of another endpoint or environment; something parses or changes the body first.',
      fix: 'Take the secret of this very endpoint. Mount the handler before `express.json()`.',
    },
    stale: {
      happened: 'It is genuine, and too old or from too far ahead.',
      cause: 'This server’s clock is wrong, the delivery was held up, or it is a replay.',
      fix: 'Set the clock. `toleranceMs` widens the five minutes.',
    },
    malformed: {
      happened: 'No event can be read from it.',
      cause: 'Another service posts here, or Clink signs in a way that this version does not know.',
      fix: 'Compare the address in Clink’s dashboard. Look for a newer version.',
    },
    too_large: {
      happened: 'Its body is larger than `maxBodyBytes`.',
      cause: 'An order with very many items, or not Clink’s.',
      fix: 'Raise `maxBodyBytes`, 256 KB by default.',
    },
  };
