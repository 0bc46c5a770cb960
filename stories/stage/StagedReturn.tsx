import { useState } from 'react';
import type { ReactElement } from 'react';
import { CheckoutError, CheckoutReturn } from 'react-clink-checkout';
import type { CheckoutReturnProps, SessionStatus } from 'react-clink-checkout';
import { useStage } from './Stage.ts';

/** What the merchant's server says of a session, or the HTTP status with which it refuses to. */
export type Answer = Pick<SessionStatus, 'status' | 'paymentStatus'> | number;

export const UNPAID: Answer = { status: 'open', paymentStatus: 'unpaid' };
export const PAID: Answer = { status: 'complete', paymentStatus: 'paid' };
export const REFUSED: Answer = { status: 'open', paymentStatus: 'failed' };
export const EXPIRED: Answer = { status: 'expired', paymentStatus: 'unpaid' };

type Endpoint = Exclude<CheckoutReturnProps['endpoint'], string>;

/** A server that always says the same. */
export function says(answer: Answer): Endpoint {
  return async (sessionId) => {
    if (typeof answer === 'number') {
      throw new CheckoutError('endpoint_error', { phase: 'return', status: answer });
    }
    return { sessionId, ...answer };
  };
}

/** A server that never answers. */
export const saysNothing: Endpoint = () => new Promise(() => {});

let sessions = 0;

/** The return page's content in the toolbar's language and theme, for a session of its own: no address is read. */
export function StagedReturn(props: CheckoutReturnProps): ReactElement {
  const { locale, messages, theme } = useStage();
  const [sessionId] = useState(() => {
    sessions += 1;
    return `sess_story_${sessions}`;
  });
  return (
    <CheckoutReturn
      sessionId={sessionId}
      locale={locale}
      {...props}
      appearance={props.appearance === 'inherit' ? 'inherit' : { theme, ...props.appearance }}
      messages={{ ...messages, ...props.messages }}
    />
  );
}
