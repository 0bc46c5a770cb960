import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { ReactElement, RefObject } from 'react';
import { ClinkCheckout, PayButton, PaymentMethod, useCheckout } from 'react-clink-checkout';
import type { CheckoutVerbs, ClinkCheckoutProps } from 'react-clink-checkout';
import { createFakeClink } from 'react-clink-checkout/testing';
import type { FakeClink, FakeClinkOptions } from 'react-clink-checkout/testing';
import { drawFields } from './drawFields.ts';
import { AMOUNT } from './order.ts';
import { RETURN_URL } from './returnUrl.ts';
import { openScene } from './Scene.ts';
import type { Scene } from './Scene.ts';
import { useStage } from './Stage.ts';

export interface FakeCheckoutProps extends Partial<ClinkCheckoutProps> {
  /** How the fake Clink is made. @default an order of three lines */
  readonly fake?: FakeClinkOptions | undefined;
  /** What is arranged before anything is asked of it: a step that waits or fails. */
  readonly before?: ((clink: FakeClink) => void) | undefined;
  /** What happens then. Functions of a module, not of a render. */
  readonly scene?: ((scene: Scene) => unknown) | undefined;
  /** One part alone; the others are there but hidden. */
  readonly alone?: ReactElement | undefined;
}

/** A checkout on Clink's in-memory fake, brought to one state and kept there: quick, and the same each time. */
export function FakeCheckout({ fake, before, scene, alone, ...props }: FakeCheckoutProps): ReactElement {
  const { locale, messages, theme } = useStage();
  const stage = useRef<HTMLDivElement>(null);
  const [clink] = useState(() => {
    const made = createFakeClink({ ...fake, amount: { ...AMOUNT, ...fake?.amount } });
    before?.(made);
    return { fake: made, loadElements: drawFields(made.loadElements) };
  });
  const verbs = useRef<CheckoutVerbs>(null);
  const hasStarted = useRef(false);
  useEffect(() => {
    // StrictMode runs effects twice; the scene is played once.
    if (hasStarted.current || stage.current === null) return;
    hasStarted.current = true;
    void scene?.(openScene(clink.fake, stage.current, () => verbs.current));
  }, [clink, scene]);
  return (
    <div ref={stage}>
      <ClinkCheckout
        endpoint={clink.fake.endpoint}
        loadElements={clink.loadElements}
        order={{ cartId: 'cart_1' }}
        returnUrl={RETURN_URL}
        locale={locale}
        messages={messages}
        appearance={{ theme }}
        onComplete={stay}
        {...props}
      >
        {alone && (
          <>
            {alone}
            <Verbs into={verbs} />
            <div hidden>
              {alone.type !== PaymentMethod && <PaymentMethod />}
              {alone.type !== PayButton && <PayButton />}
            </div>
          </>
        )}
      </ClinkCheckout>
    </div>
  );
}

function stay(): void {}

function Verbs({ into }: { readonly into: RefObject<CheckoutVerbs | null> }): null {
  const view = useCheckout();
  useImperativeHandle(into, () => view, [view]);
  return null;
}
