import { useEffect, useRef } from 'react';
import type { Peer } from './Peer.ts';

/** What is written first: an effect that asks for a session, loads the SDK and mounts it, and cleans up what it can. */
export const effectPeer: Peer = {
  name: 'an effect written by hand',
  version: '',
  open: (books) =>
    function HandWritten({ orderId }) {
      const container = useRef<HTMLDivElement>(null);
      useEffect(() => {
        let instance: Awaited<ReturnType<typeof books.makeInstance>> | undefined;
        const start = async (): Promise<void> => {
          await books.makeSession(orderId);
          instance = await books.makeInstance(async () => {}, {});
          if (container.current) instance.mount(container.current);
        };
        void start();
        return () => instance?.destroy();
      }, [orderId]);
      return <div ref={container} />;
    },
};
