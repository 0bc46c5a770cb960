import type { LoadElements } from '../elements/ClinkElements.ts';
import type { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutSession, SessionProgress } from './CheckoutSession.ts';

/** What a checkout needs from outside. Each may throw or reject; a `CheckoutError` is passed on as it is. */
export interface CheckoutPorts {
  /** The session of this order: made once, whoever asks. */
  createSession(): Promise<{ readonly session: CheckoutSession; readonly progress: SessionProgress }>;
  /** Gives up a session, so that the next `createSession` makes a new one. */
  forgetSession(session: CheckoutSession): void;
  /** Remembers how far the session has come, beyond this checkout's life. */
  keepProgress(session: CheckoutSession, progress: SessionProgress): void;
  /** Whether the order is, or may be, paid in another session by now. @default it is not */
  isReplaced?: ((session: CheckoutSession) => boolean) | undefined;
  /** Starts loading the script while the session is still being made. */
  preloadElements?: (() => void) | undefined;
  loadElements: LoadElements;
  /** Calls back when the page may have slept or lost the network: shown, focused, online. Returns the way to end it. */
  onWake(listener: () => void): () => void;
  /**
   * Calls back when others than the SDK have moved or removed the frame in this container, or with the error when the
   * page does not let it load. Returns the way to end it.
   */
  watchFrame(
    container: HTMLElement,
    onChange: (change: 'moved' | 'removed' | CheckoutError) => void,
  ): () => void;
}
