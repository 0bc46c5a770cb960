import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';

/**
 * A text that changes with the clock, each second. Written past React: a second that passes renders nothing, and no test of
 * a host's is told of an update outside of `act`.
 *
 * @param read define it outside of the component, or memoise it
 */
export function Ticking({ read }: { readonly read: () => string }): ReactElement {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (): void => {
      if (element.current) element.current.textContent = read();
    };
    write();
    const timer = setInterval(write, 1000);
    return () => clearInterval(timer);
  }, [read]);
  return <span ref={element} />;
}
