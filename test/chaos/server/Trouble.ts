/** What happens to a request instead of being answered. */
export interface Trouble {
  /** Milliseconds, or until it settles, before anything else happens. */
  readonly wait?: number | Promise<void>;
  /** Answers in place of the handler, which it may run. */
  readonly answer?: (handle: () => Promise<Response>) => Response | Promise<Response>;
  /**
   * What becomes of the answer on its way. `headers`: nothing after them. `drip`: a byte a second. `half`: the connection
   * ends in the middle. `reset`: it is reset before the first byte. @default it arrives
   */
  readonly send?: 'headers' | 'drip' | 'half' | 'reset';
}

/** Accepted, and never answered. */
export const SILENCE: Trouble = { wait: new Promise<void>(() => {}) };

/** Reset before the handler has run. */
export const RESET_BEFORE: Trouble = { answer: () => new Response(), send: 'reset' };

/** Reset after the handler has run: what it did is done, and nobody hears of it. */
export const RESET_AFTER: Trouble = { send: 'reset' };

/** Another answer, made anew for each request. */
export function answering(body: BodyInit | null, init: ResponseInit = {}): Trouble {
  return { answer: () => new Response(body, init) };
}
