import { createContext, useContext } from 'react';
import type { CheckoutMessages } from 'react-clink-checkout';

/** What goes wrong on the embedded Clink or on the way to it. */
export type Fault =
  'none' | 'script-blocked' | 'endpoint-500' | 'endpoint-down' | 'session-load-failed' | 'decline-next';

/** What the toolbar sets. */
export interface StageGlobals {
  readonly theme: 'light' | 'dark' | 'system';
  /** BCP 47 */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly strictMode: 'on' | 'off';
  /** Milliseconds that each answer of the embedded Clink takes. */
  readonly latency: '0' | '400' | '2000';
  readonly fault: Fault;
}

/** What stories make of it. */
export interface Stage extends StageGlobals {
  readonly messages: Partial<CheckoutMessages> | undefined;
}

export const StageContext = createContext<Stage | null>(null);

/** @throws Error outside of a story */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (stage === null) throw new Error('There is no stage here: only stories have one.');
  return stage;
}
