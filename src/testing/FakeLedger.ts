import type { AmountInfo } from '../elements/AmountInfo.ts';
import { sdkError } from './sdkError.ts';

/** `pending`: a payment was accepted and has no result yet. */
export type FakeSessionState = 'open' | 'pending' | 'paid' | 'expired';

/** What Clink knows of a session, whichever instance shows it. */
export interface FakeRecord {
  state: FakeSessionState;
  amount: AmountInfo;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Whether an instance shows it, or is on its way. */
  isTaken: boolean;
}

/** The sessions of one fake Clink. One that its endpoint did not make is known from its first load on. */
export class FakeLedger {
  readonly #records = new Map<string, FakeRecord>();
  readonly #amount: AmountInfo;
  readonly #lifetime: number;

  constructor(amount: AmountInfo, lifetime: number) {
    this.#amount = amount;
    this.#lifetime = lifetime;
  }

  recordOf(sessionId: string): FakeRecord {
    const known = this.#records.get(sessionId);
    if (known) return known;
    const record: FakeRecord = {
      state: 'open',
      amount: this.#amount,
      expiresAt: Date.now() + this.#lifetime,
      isTaken: false,
    };
    this.#records.set(sessionId, record);
    return record;
  }

  /**
   * The session for an instance of it.
   *
   * @throws Error with the name that the SDK gives it, when the session has come to its end
   */
  admit(sessionId: string): FakeRecord {
    const record = this.recordOf(sessionId);
    if (record.state === 'open' && Date.now() >= record.expiresAt) record.state = 'expired';
    if (record.state === 'expired') throw sdkError('SessionExpiredError');
    if (record.state === 'paid') throw sdkError('SessionCompleteError');
    return record;
  }
}
