/** Something that hangs until the schedule settles it. */
export interface Hanging {
  succeed(): void;
  fail(): void;
}

/** What went wrong in one schedule, in the same words for every library. */
export interface Counts {
  /** Instances alive after the page was left and everything had settled. */
  left: number;
  /** Two instances alive at once, in a page with one place for a form. */
  overlaps: number;
  /** A session made for an order that had one open. */
  duplicates: number;
  /** Calls of an instance after its end. */
  misuses: number;
  /** Exceptions that reached an error boundary. */
  thrown: number;
  unhandled: number;
}

/** A merchant’s endpoint and a provider’s SDK that do nothing before the schedule says so, and the books over both. */
export class Books {
  readonly hanging: Hanging[] = [];
  readonly counts: Counts = { left: 0, overlaps: 0, duplicates: 0, misuses: 0, thrown: 0, unhandled: 0 };
  created = 0;
  destroyed = 0;
  /** By idempotency key, where one is sent: asking again with it makes no other session. */
  readonly #made = new Map<string, string>();
  readonly #open = new Map<string, string>();
  #sessions = 0;

  get live(): number {
    return this.created - this.destroyed;
  }

  /** The merchant’s endpoint: makes a session when the schedule lets it. */
  async makeSession(orderId: string, idempotencyKey?: string): Promise<string> {
    await this.#hang();
    const known = idempotencyKey === undefined ? undefined : this.#made.get(idempotencyKey);
    if (known !== undefined) return known;
    if (this.#open.has(orderId)) this.counts.duplicates += 1;
    this.#sessions += 1;
    const sessionId = `sess_peer_${this.#sessions}_secret`;
    this.#open.set(orderId, sessionId);
    if (idempotencyKey !== undefined) this.#made.set(idempotencyKey, sessionId);
    return sessionId;
  }

  /** The SDK makes an instance. `prepare` is what it does before, such as asking for the session itself. */
  async makeInstance<T extends object>(prepare: () => Promise<unknown>, verbs: T): Promise<T & Instance> {
    await prepare();
    await this.#hang();
    this.created += 1;
    let isDestroyed = false;
    const use = (): void => {
      if (!isDestroyed) return;
      this.counts.misuses += 1;
      throw new Error('used after its end');
    };
    return {
      ...verbs,
      mount: use,
      unmount: use,
      destroy: () => {
        use();
        isDestroyed = true;
        this.destroyed += 1;
      },
    };
  }

  #hang(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.hanging.push({ succeed: resolve, fail: () => reject(new Error('the network has failed')) });
    });
  }
}

export interface Instance {
  mount(container: HTMLElement): void;
  unmount(): void;
  destroy(): void;
}
