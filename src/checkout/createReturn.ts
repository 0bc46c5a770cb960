import { CheckoutError } from '../protocol/CheckoutError.ts';
import { ANSWER_LIMIT } from '../protocol/SessionRequest.ts';
import { readSessionStatus } from '../protocol/SessionStatus.ts';
import type { SessionStatus } from '../protocol/SessionStatus.ts';

/**
 * What the return page can say.
 * `reading`: nothing known yet. `invalid`: the URL names no session. `confirming`: asking. `processing`: still not
 * settled after two minutes, which is neither a success nor a failure. `failed`: refused, or the server will not say
 * (`error` tells which). `paid` and `expired` come from the server only.
 */
export interface ReturnState {
  /** Where it stands, see above. */
  readonly status: 'reading' | 'confirming' | 'paid' | 'processing' | 'failed' | 'expired' | 'invalid';
  /** `sess_…` that is asked for; `null` while it is read, and when the URL names none. */
  readonly sessionId: string | null;
  /**
   * Why `failed` is all that can be said: `payment_failed` when the payment was refused, another code when the server
   * did not say. `null` otherwise.
   */
  readonly error: CheckoutError | null;
}

export const READING: ReturnState = { status: 'reading', sessionId: null, error: null };

/**
 * What the server says of payments of a session: one is being `processing`, the last one was `refused` and the session can
 * be paid still, or the session has `ended` unpaid.
 */
export type ServersWord = 'processing' | 'refused' | 'ended';

/** What is known of payments beyond this page. */
export interface PaymentMemory {
  /** Whether a payment of this session is known to have been accepted. */
  wasOnItsWay(sessionId: string): boolean;
  keep(sessionId: string, word: ServersWord): void;
}

export interface ReturnPorts {
  /** May throw, hang or answer anything: what is no status is asked for again. */
  requestStatus(sessionId: string, signal: AbortSignal): unknown;
  /** Whether asking makes sense now: the page is visible and online. */
  isAwake(): boolean;
  onWake(listener: () => void): () => void;
  /** @default nothing is known, and nothing kept */
  readonly memory?: PaymentMemory;
}

/** Follows one session on the return page until it is settled. Reads only, so any number of times is safe. */
export interface ReturnStore {
  getState(): ReturnState;
  subscribe(listener: () => void): () => void;
  /** @param sessionId from the URL, already checked; `null` when there is none that could be asked for */
  open(sessionId: string | null): void;
  close(): void;
  recheck(): void;
}

/** Milliseconds. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 10_000;
const LIMIT = 120_000;
/** How long a session may be unknown to a server that learns of it by a webhook. */
const UNKNOWN_GRACE = 30_000;
/** How often in a row an open session has to be unpaid until a payment that was on its way is taken for refused. */
const SURE = 2;
/** The longest time from one question to the next. What is longer was slept through, and does not count. */
const LONGEST_STEP = LONGEST_PAUSE * 1.15 + ANSWER_LIMIT;

export function createReturn(ports: ReturnPorts): ReturnStore {
  let state: ReturnState = READING;
  const listeners = new Set<() => void>();
  let abort: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopWaking: (() => void) | null = null;
  let spent = 0;
  let lastLook = 0;
  let pause = FIRST_PAUSE;
  let wasProcessing = false;
  let wasAccepted = false;
  /** In a row, of a session that is open. */
  let unpaidAnswers = 0;
  let asleep = false;

  function set(status: ReturnState['status'], error: CheckoutError | null = null): void {
    // Paid never goes back, whatever a slow answer says.
    if (state.status === 'paid' || (state.status === status && state.error === error)) return;
    state = { ...state, status, error };
    for (const listener of listeners) listener();
  }

  /** Milliseconds since the first question in which the page was there to ask another. */
  function elapse(): number {
    const now = Date.now();
    spent += Math.min(now - lastLook, LONGEST_STEP);
    lastLook = now;
    return spent;
  }

  async function ask(): Promise<void> {
    const { sessionId } = state;
    if (sessionId === null || abort) return;
    asleep = !ports.isAwake();
    if (asleep) return;
    const mine = new AbortController();
    abort = mine;
    const answer = await limited(sessionId, mine).then(judge, judgeError);
    // Left, or asked anew, meanwhile.
    if (abort !== mine) return;
    abort = null;
    if (answer.status !== 'confirming') set(answer.status, answer.error);
    // Also where all that the server knows is "unpaid": of what the browser was told was accepted it may hear later.
    else if (elapse() >= LIMIT) set('processing');
    else {
      timer = setTimeout(() => void ask(), pause * (0.85 + Math.random() * 0.3));
      pause = Math.min(pause * 1.5, LONGEST_PAUSE);
    }
  }

  /** Rejects for whatever a function of the host's may do: throw, hang, or answer what is no status. */
  async function limited(sessionId: string, mine: AbortController): Promise<SessionStatus> {
    let timeout: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timeout = setTimeout(() => {
        reject(new CheckoutError('timeout', { phase: 'return' }));
        mine.abort();
      }, ANSWER_LIMIT);
    });
    try {
      const answer = async (): Promise<unknown> => ports.requestStatus(sessionId, mine.signal);
      const status = readSessionStatus(await Promise.race([answer(), late]));
      if (status?.sessionId !== sessionId) throw new CheckoutError('invalid_response', { phase: 'return' });
      return status;
    } finally {
      clearTimeout(timeout);
    }
  }

  function judge({ sessionId, status, paymentStatus }: SessionStatus): Pick<ReturnState, 'status' | 'error'> {
    if (paymentStatus === 'paid') return { status: 'paid', error: null };
    if (paymentStatus === 'processing') {
      wasProcessing = true;
      ports.memory?.keep(sessionId, 'processing');
    }
    const isUnpaid = paymentStatus === 'unpaid';
    const isOpen = status === 'open';
    // One answer may be older than the payment.
    unpaidAnswers = isUnpaid && isOpen ? unpaidAnswers + 1 : 0;
    if (paymentStatus === 'failed' || (wasProcessing && unpaidAnswers >= SURE)) {
      ports.memory?.keep(sessionId, isOpen ? 'refused' : 'ended');
      return { status: 'failed', error: new CheckoutError('payment_failed', { phase: 'return' }) };
    }
    // A payment that was on its way when the session ended may arrive all the same: that is no refusal, and no expiry.
    if (status !== 'expired' || !isUnpaid || wasProcessing || wasAccepted)
      return { status: 'confirming', error: null };
    ports.memory?.keep(sessionId, 'ended');
    return { status: 'expired', error: null };
  }

  function judgeError(cause: unknown): Pick<ReturnState, 'status' | 'error'> {
    const error =
      cause instanceof CheckoutError
        ? cause
        : new CheckoutError('endpoint_error', { phase: 'return', cause });
    const patient = error.status !== 404 || elapse() < UNKNOWN_GRACE;
    const refused = [400, 401, 403, 410].includes(error.status ?? 0);
    return refused || !patient ? { status: 'failed', error } : { status: 'confirming', error: null };
  }

  function start(): void {
    spent = 0;
    lastLook = Date.now();
    pause = FIRST_PAUSE;
    unpaidAnswers = 0;
    set('confirming');
    void ask();
  }

  function stop(): void {
    clearTimeout(timer);
    abort?.abort();
    abort = null;
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: (sessionId) => {
      stopWaking ??= ports.onWake(() => {
        if (!asleep || state.status !== 'confirming') return;
        // The shopper has just come from where they confirmed it.
        pause = FIRST_PAUSE;
        void ask();
      });
      if (state.status === 'paid' && state.sessionId === sessionId) return;
      // Left and come back to, as StrictMode does: what the server has said of this session still counts.
      wasProcessing &&= state.sessionId === sessionId;
      wasAccepted = sessionId !== null && ports.memory?.wasOnItsWay(sessionId) === true;
      state = { status: 'reading', sessionId, error: null };
      if (sessionId === null) set('invalid');
      else start();
    },
    close: () => {
      stopWaking?.();
      stopWaking = null;
      stop();
    },
    recheck: () => {
      if (state.sessionId === null || state.status === 'paid') return;
      stop();
      start();
    },
  };
}
