import { answerCalls } from '../frames/answerCalls.ts';
import type { CallClink } from '../frames/callClink.ts';
import { openPage, originOf, targetOf, type FramePage } from './FramePage.ts';
import type { FrameHello, FrameMessage, HostConnect, HostMessage } from './messages.ts';
import { namedError } from './namedError.ts';

export interface FrameOptions {
  readonly instanceId: string;
  readonly page: FramePage;
  /** What the page is opened with, asked for at each mount. */
  parameters(): URLSearchParams;
  readonly title: string;
  /** px, until the frame says how high it is */
  readonly initialHeight: number;
  /** What the frame is told when it introduces itself. */
  greet(): HostConnect;
  receive(message: FrameMessage): void;
  /** Asks Clink for a page that cannot do so itself. */
  readonly call: CallClink;
}

/** An iframe of Clink's in the merchant's page, and the line to it. */
export interface Frame {
  /** Throws a `MountContainerError` or an `ElementAlreadyMountedError`. */
  mount(container: HTMLElement): void;
  unmount(): void;
  /** A message to a frame that is not there (yet) is dropped: it hears of the present state when it connects. */
  send(message: HostMessage): void;
}

export function createFrame(options: FrameOptions): Frame {
  const { page, instanceId } = options;
  const origin = originOf(page);
  let iframe: HTMLIFrameElement | null = null;
  let stopAnswering = (): void => undefined;
  let port: MessagePort | null = null;

  // Both must be right: the origin tells who speaks, the source tells from which frame.
  const listen = (event: MessageEvent<unknown>): void => {
    if (event.origin !== origin || iframe === null || event.source !== iframe.contentWindow) return;
    if (!isHello(event.data) || event.data.instanceId !== instanceId) return;
    // A frame that was moved in the page has been loaded afresh and introduces itself again.
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = (message: MessageEvent<FrameMessage>) => {
      if (message.data.type === 'height') setHeight(iframe, message.data.height);
      else options.receive(message.data);
    };
    iframe.contentWindow?.postMessage(options.greet(), targetOf(page), [channel.port2]);
  };

  return {
    mount(container) {
      if (!(container instanceof HTMLElement) || !container.isConnected) {
        throw namedError(
          'MountContainerError',
          'An element is mounted into an HTML element of the document.',
        );
      }
      if (iframe !== null)
        throw namedError('ElementAlreadyMountedError', 'This element is mounted. Unmount it first.');
      window.addEventListener('message', listen);
      iframe = createIframe(options);
      if ('html' in page) stopAnswering = answerCalls(() => iframe?.contentWindow, options.call);
      container.append(iframe);
    },
    unmount() {
      window.removeEventListener('message', listen);
      stopAnswering();
      port?.close();
      port = null;
      iframe?.remove();
      iframe = null;
    },
    send: (message) => port?.postMessage(message),
  };
}

function createIframe({ page, parameters, title, initialHeight }: FrameOptions): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  iframe.title = title;
  iframe.allow = 'payment';
  iframe.referrerPolicy = 'no-referrer';
  Object.assign(iframe.style, {
    display: 'block',
    width: '100%',
    border: '0',
    // Otherwise a page in dark mode gets an opaque white ground behind the frame.
    colorScheme: 'light',
  });
  setHeight(iframe, initialHeight);
  openPage(iframe, page, parameters());
  return iframe;
}

function setHeight(iframe: HTMLIFrameElement | null, height: number): void {
  if (iframe === null || !Number.isFinite(height)) return;
  iframe.style.height = `${Math.max(0, Math.min(height, 5_000))}px`;
}

function isHello(data: unknown): data is FrameHello {
  return typeof data === 'object' && data !== null && (data as Partial<FrameHello>).clink === 'hello';
}
