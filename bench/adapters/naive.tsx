import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { CLINK_SCRIPT, loadScriptTag } from '../page/loadScriptTag.ts';
import { postSession } from '../page/postSession.ts';
import { startReactPage } from '../page/startReactPage.tsx';

/** What is written first: one step after the other, in an effect that cleans nothing up. */
function NaiveCheckout({ orderId }: { readonly orderId: string }): ReactElement {
  const container = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState<'session' | 'script' | 'ready'>('session');
  useEffect(() => {
    const open = async (): Promise<void> => {
      const { sessionId, publishKey } = await postSession(orderId);
      setStep('script');
      await loadScriptTag(CLINK_SCRIPT);
      const elements = await window.ClinkElements?.loadClinkElements({
        publishKey,
        sessionId,
        environment: 'sandbox',
      });
      if (container.current) elements?.createElement('paymentMethod').mount(container.current);
      setStep('ready');
    };
    void open();
  }, [orderId]);
  return (
    <div>
      {step === 'ready' ? null : <p>Loading the {step} …</p>}
      <div ref={container} />
    </div>
  );
}

startReactPage({
  name: 'naive React effect',
  render: (orderId) => <NaiveCheckout key={orderId} orderId={orderId} />,
});
