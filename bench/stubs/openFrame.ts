/** What a stub of an SDK has made and not destroyed, for the harness to read. */
const counts = (window.benchCounts ??= { made: 0, alive: 0 });

const origin = new URL((document.currentScript as HTMLScriptElement).src).origin;

interface LoadedMessage {
  readonly benchFrame?: 'loaded';
  readonly height: number;
}

/** One thing of an SDK that shows a payment frame: the same work whichever service it stands for. */
export interface Instance {
  /** Opens the frame in the container. */
  mount(container: HTMLElement): void;
  unmount(): void;
  destroy(): void;
}

/** The call with which an SDK makes itself known a session; none when the harness gives it no latency. */
export async function callInit(): Promise<void> {
  const hasInit = document.documentElement.dataset['init'] === 'yes';
  if (hasInit) await fetch(`${origin}/init`, { method: 'POST' });
}

/**
 * Makes an instance. Its frame is 0 high until it says how high it is.
 *
 * @param onLoaded once the frame is loaded
 */
export function createInstance(onLoaded: () => void = () => {}): Instance {
  counts.made += 1;
  counts.alive += 1;
  let frame: HTMLIFrameElement | null = null;
  let isDestroyed = false;
  const listen = ({ source, data }: MessageEvent<LoadedMessage | undefined>): void => {
    if (!frame || source !== frame.contentWindow || data?.benchFrame !== 'loaded') return;
    frame.style.height = `${data.height}px`;
    onLoaded();
  };
  const unmount = (): void => {
    window.removeEventListener('message', listen);
    frame?.remove();
    frame = null;
  };
  return {
    mount: (container) => {
      frame = document.createElement('iframe');
      frame.title = 'Payment';
      frame.src = `${origin}/frame?${counts.made}`;
      Object.assign(frame.style, { display: 'block', width: '100%', border: '0', height: '0' });
      window.addEventListener('message', listen);
      container.append(frame);
    },
    unmount,
    destroy: () => {
      unmount();
      if (!isDestroyed) counts.alive -= 1;
      isDestroyed = true;
    },
  };
}
