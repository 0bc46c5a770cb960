/** What the merchant's side knows of one session in a schedule, beside what Clink's fake does. */
export interface LedgerEntry {
  readonly sessionId: string;
  readonly idempotencyKey: string;
  readonly cartId: string;
  readonly expiresAt: number;
  /** The SDK, the clock or the shopper has ended it, and nothing of it can have been paid. */
  hasEnded: boolean;
  /** A payment was sent, or accepted, and not refused since. */
  mayBePaid: boolean;
  /** The SDK instance that the payment was sent with. */
  paidWith: object | null;
  /** Clink has said that it is pending. */
  isAccepted: boolean;
  isPaid: boolean;
}

/** Books that break a rule at the moment it is broken. `violations` stays empty as long as nobody can pay twice. */
export class Ledger {
  readonly entries: LedgerEntry[] = [];
  readonly violations: string[] = [];
  posts = 0;
  readonly #underWay = new Set<string>();
  /** Keys that a server has closed without a session that anybody knows of. */
  readonly #closed = new Set<string>();
  readonly #open = new Map<string, string>();

  /** A request has arrived. */
  post(cartId: string, key: string): void {
    this.posts += 1;
    if (this.#underWay.has(key)) this.violations.push('a second request while the first is under way');
    if (this.#closed.has(key)) this.violations.push('a request with a key that the server has closed');
    if (this.entries.some((entry) => entry.idempotencyKey === key && this.#answered.has(key))) {
      this.violations.push('a request for a session that was answered');
    }
    const before = this.#open.get(cartId);
    if (before !== undefined && before !== key) {
      this.violations.push('a new key while the outcome of the one before is open');
    }
    this.#underWay.add(key);
    this.#open.set(cartId, key);
  }

  readonly #answered = new Set<string>();

  /** The server makes the session of this key, or finds it. */
  make(cartId: string, key: string, sessionId: string, expiresAt: number): LedgerEntry {
    const known = this.entries.find((entry) => entry.idempotencyKey === key);
    if (known) return known;
    for (const entry of this.entries.filter((one) => one.cartId === cartId)) {
      const over = entry.hasEnded || (!entry.mayBePaid && entry.expiresAt <= Date.now());
      if (entry.isPaid || entry.mayBePaid) {
        this.violations.push('a second session of an order that may be paid');
      } else if (!over) this.violations.push('a second session while the first is open');
    }
    const entry = {
      sessionId,
      idempotencyKey: key,
      cartId,
      expiresAt,
      hasEnded: false,
      mayBePaid: false,
      paidWith: null,
      isAccepted: false,
      isPaid: false,
    };
    this.entries.push(entry);
    return entry;
  }

  /** The server answers every request with such a key alike, and makes no session for it. */
  isClosed(key: string): boolean {
    return this.#closed.has(key);
  }

  /** How the request ended: answered, lost (the key is to be used again), or refused for good. */
  settle(cartId: string, key: string, outcome: 'answered' | 'lost' | 'closed'): void {
    this.#underWay.delete(key);
    if (outcome === 'lost') return;
    this.#open.delete(cartId);
    (outcome === 'answered' ? this.#answered : this.#closed).add(key);
  }

  find(sessionId: string): LedgerEntry {
    const entry = this.entries.find((one) => one.sessionId === sessionId);
    if (!entry) throw new Error(`no session ${sessionId}`);
    return entry;
  }
}
