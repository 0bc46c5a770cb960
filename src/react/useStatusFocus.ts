import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { CheckoutView } from './CheckoutView.ts';

/** While these hold, the shopper may be in the form. */
const IN_FORM: ReadonlySet<CheckoutView['status']> = new Set(['ready', 'submitting', 'pending']);

/**
 * Takes the focus to the message that stops the shopper, when the form they were in has gone, and back to the form once
 * it is there again. A checkout that fails before it could be used leaves the focus alone.
 */
export function useStatusFocus(
  message: RefObject<HTMLElement | null>,
  status: CheckoutView['status'],
  focusForm: () => void,
): void {
  const previous = useRef(status);
  useEffect(() => {
    const before = previous.current;
    previous.current = status;
    const stopped = status === 'failed' || status === 'expired';
    if (stopped && IN_FORM.has(before)) {
      // What had the focus is removed or hidden only now; the browser notices with the next frame.
      const frame = requestAnimationFrame(() => {
        const { activeElement } = document;
        const lost =
          !activeElement || activeElement === document.body || activeElement.getClientRects().length === 0;
        if (lost) message.current?.focus();
      });
      return () => cancelAnimationFrame(frame);
    }
    if (status === 'ready' && message.current && document.activeElement === message.current) focusForm();
    return undefined;
  }, [message, status, focusForm]);
}
