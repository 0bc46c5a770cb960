import { CallError } from '../elements/callElements.ts';
import type { ElementsFailure, SandboxMethod, SessionView } from '../elements/SessionView.ts';
import { failureText } from '../frames/texts/failureText.ts';
import type { Emitter } from './createEmitter.ts';
import type { FrameMessage, HostMessage } from './messages.ts';
import { namedError } from './namedError.ts';
import { watchExpiry } from './watchExpiry.ts';

/** `loading`: no payment frame is ready. `over`: paid or expired; nothing more will happen. */
export type Phase = 'loading' | 'ready' | 'submitting' | 'pending' | 'over';

export interface PaymentFlowOptions {
  readonly emitter: Emitter;
  readonly view: SessionView;
  /** A call of the elements API that answers with the session. */
  call(name: string): Promise<SessionView>;
  /** A message to every frame. */
  broadcast(message: HostMessage): void;
  /** BCP 47, for what shoppers read */
  locale(): string;
}

/** What an instance knows of its session, and the events that follow from it. */
export interface PaymentFlow {
  readonly view: SessionView;
  readonly phase: Phase;
  /** The way to pay that is chosen in the payment frame. */
  readonly method: SandboxMethod | null;
  receive(message: FrameMessage): void;
  /** Locks the host's button, at once. */
  beginSubmit(): void;
  /** The payment frame is gone, and with it the chance to submit. */
  loseFrame(): void;
  /** Something other than a payment changed the session. */
  change(view: SessionView): void;
  /** Tells of a failure that leaves a payment under way alone, unless nothing can follow it. */
  report(failure: ElementsFailure): void;
  /** Ends timers; answers that arrive later are dropped. */
  end(): void;
}

const POLL_EVERY_MS = 1_000;

export function createPaymentFlow(options: PaymentFlowOptions): PaymentFlow {
  const { emitter, broadcast } = options;
  let view = options.view;
  let phase: Phase = 'loading';
  let method: SandboxMethod | null = null;
  let hasEnded = false;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let stopWatch = (): void => undefined;
  // What was told last, so that only changes are told.
  let told: { enabled?: boolean; visible?: boolean; amount?: string } = {};

  function tell(): void {
    if (phase === 'loading') return;
    const enabled = phase === 'ready' && method !== null;
    const visible = method !== 'GOOGLEPAY';
    const amount = JSON.stringify(view.amount);
    const before = told;
    told = { enabled, visible, amount };
    if (amount !== before.amount) emitter.emit('amount-change', view.amount);
    if (visible !== before.visible) emitter.emit('submit-visible', visible);
    if (enabled !== before.enabled) emitter.emit('submit-enabled', enabled);
  }

  function enter(next: Phase): void {
    phase = next;
    clearTimeout(pollTimer);
    if (next === 'over') stopWatch();
    if (next === 'pending') pollTimer = setTimeout(() => void poll(), POLL_EVERY_MS);
    broadcast({ type: 'busy', busy: next !== 'ready' });
    tell();
  }

  function take(next: SessionView): void {
    view = next;
    broadcast({ type: 'view', view });
    stopWatch();
    // A payment on its way outlives the session's time.
    if (view.paymentStatus === 'unpaid') stopWatch = watchExpiry(view.expiresInMs, () => void checkExpiry());
  }

  /** What has become of the payment under way. */
  function settle(next: SessionView): void {
    if (phase === 'over') return;
    take(next);
    if (view.status === 'completed') {
      enter('over');
      emitter.emit('session-success', undefined);
    } else if (view.paymentStatus === 'processing') {
      const isNews = phase !== 'pending';
      enter('pending');
      if (isNews) emitter.emit('session-pending', undefined);
    } else if (view.payment?.status === 'failed' && (phase === 'submitting' || phase === 'pending')) {
      fail({ name: 'PaymentError', code: view.payment.failureCode ?? 'payment_failed', message: '' });
    } else {
      tell();
    }
  }

  /** The payment under way has failed: the next one may start, unless nothing can follow. */
  function fail(failure: ElementsFailure): void {
    report(failure);
    if (!hasEnded && phase !== 'over' && phase !== 'loading') enter('ready');
  }

  function report(failure: ElementsFailure): void {
    if (phase === 'over') return;
    const { name, code } = failure;
    const message = name === 'PaymentError' ? failureText(code, options.locale()) : failure.message;
    emitter.emit('error', namedError(name, message, code));
    const isFinal = name === 'SessionExpiredError' || name === 'SessionCompleteError';
    if (!hasEnded && isFinal) enter('over');
  }

  async function read(): Promise<SessionView | ElementsFailure> {
    try {
      return await options.call('session');
    } catch (error) {
      if (error instanceof CallError) return error.failure;
      throw error;
    }
  }

  async function poll(): Promise<void> {
    const next = await read();
    if (hasEnded || phase !== 'pending') return;
    if ('sessionId' in next) settle(next);
    // Not reached is not failed: the payment may still be made.
    else if (next.name === 'SessionLoadError') enter('pending');
    else fail(next);
  }

  async function checkExpiry(): Promise<void> {
    const next = await read();
    if (hasEnded || phase === 'over' || phase === 'pending') return;
    if (!('sessionId' in next)) {
      report({ name: 'SessionExpiredError', code: 'session_expired', message: 'The session has expired.' });
    } else if (next.expiresInMs > 0) {
      take(next);
    }
    // Paid elsewhere, or with a payment on its way: the next submit tells.
  }

  function becomeReady(): void {
    if (phase === 'over') return;
    const wasSubmitting = phase === 'submitting';
    const isPending = view.paymentStatus === 'processing';
    told = {};
    enter(isPending ? 'pending' : wasSubmitting ? 'submitting' : 'ready');
    emitter.emit('session-init-success', undefined);
    if (hasEnded) return;
    if (isPending) emitter.emit('session-pending', undefined);
    // The frame was loaded afresh in the middle of a payment: only the server knows what became of it.
    else if (wasSubmitting) void reconcile();
  }

  async function reconcile(): Promise<void> {
    const next = await read();
    if (hasEnded || phase !== 'submitting') return;
    if (!('sessionId' in next)) return fail(next);
    settle(next);
    if (!hasEnded && phase === 'submitting') enter('ready');
  }

  take(view);

  return {
    get view() {
      return view;
    },
    get phase() {
      return phase;
    },
    get method() {
      return method;
    },
    receive(message) {
      if (hasEnded) return;
      switch (message.type) {
        case 'ready':
          return becomeReady();
        case 'method':
          method = message.method;
          return tell();
        case 'submitting':
          if (phase === 'ready') enter('submitting');
          return;
        case 'refused':
          if (phase === 'submitting') enter('ready');
          return;
        case 'changed':
          take(message.view);
          return tell();
        case 'outcome':
          return settle(message.view);
        case 'failed':
          return fail(message.failure);
        case 'height':
          return;
        default:
          return message satisfies never;
      }
    },
    beginSubmit: () => enter('submitting'),
    loseFrame() {
      if (phase === 'ready') phase = 'loading';
    },
    change(next) {
      if (hasEnded || phase === 'over') return;
      take(next);
      tell();
    },
    report(failure) {
      if (!hasEnded) report(failure);
    },
    end() {
      hasEnded = true;
      stopWatch();
      clearTimeout(pollTimer);
    },
  };
}
