import { readOwn } from './readOwn.ts';

/** What the merchant's server says of a session: `GET {endpoint}?session_id=…`. */
export interface SessionStatus {
  /** `sess_…`, the one that was asked for. */
  readonly sessionId: string;
  /** Clink's pages spell the second one both ways; the endpoint says `complete`. */
  readonly status: 'open' | 'complete' | 'expired';
  /** Clink says `unpaid`, `processing` or `paid`; a server that has been told of a refusal may say `failed`. */
  readonly paymentStatus: 'unpaid' | 'processing' | 'paid' | 'failed';
}

const KNOWN = ['paid', 'unpaid', 'failed'] as const;

/** Reads a status reply, bare or in Clink's envelope; `null` when it is none. Unknown words mean "not known yet". */
export function readSessionStatus(body: unknown): SessionStatus | null {
  const data = readOwn(body, 'data') ?? body;
  const sessionId = readOwn(data, 'sessionId');
  if (typeof sessionId !== 'string') return null;
  const status = readOwn(data, 'status');
  const paymentStatus = readOwn(data, 'paymentStatus');
  return {
    sessionId,
    status:
      status === 'complete' || status === 'completed'
        ? 'complete'
        : status === 'expired'
          ? 'expired'
          : 'open',
    paymentStatus: KNOWN.find((known) => known === paymentStatus) ?? 'processing',
  };
}
